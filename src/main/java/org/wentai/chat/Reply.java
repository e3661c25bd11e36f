package org.wentai.chat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.wentai.forum.ThreadHead;

/** What a conversation says back. Texts are plain, without markup. */
public sealed interface Reply {
  /** The language that it is said in. */
  Language language();

  /**
   * An answer with its evidence.
   *
   * @param text the answer
   * @param quotes where it stands, the best first
   * @param notes further lines for the asker, such as how the question was understood
   */
  record Answered(Language language, String text, List<Quote> quotes, List<String> notes)
      implements Reply {}

  /**
   * The admission that no post tells.
   *
   * @param text says so
   * @param nearest the threads that come nearest
   * @param closest the passage that comes closest, perhaps not an answer, of the first of them
   * @param notes as in {@link Answered}
   */
  record NotAnswered(
      Language language,
      String text,
      List<ThreadHead> nearest,
      Optional<Quote> closest,
      List<String> notes)
      implements Reply {}

  /** More evidence, under a heading; maybe none. */
  record Quotes(Language language, String heading, List<Quote> quotes) implements Reply {}

  /** Threads, under a heading. */
  record Threads(Language language, String heading, List<ThreadHead> threads) implements Reply {}

  /**
   * Floors of one thread, under a heading.
   *
   * @param floors ascending
   * @param lastFloor the number of the thread's last floor, shown or not
   * @param note what is left out
   */
  record Floors(
      Language language,
      ThreadHead thread,
      List<Floor> floors,
      int lastFloor,
      Optional<String> note)
      implements Reply {}

  /** A plain notice. */
  record Notice(Language language, String text) implements Reply {}

  /**
   * A text with files: a chart, tables.
   *
   * @param files what goes along; a PNG is shown as a picture
   */
  record Files(Language language, String text, List<Enclosed> files) implements Reply {}

  /** A file that goes along with a text. */
  record Enclosed(String name, byte[] bytes) {}

  /** The last word. */
  record Goodbye(Language language, String text) implements Reply {}

  /**
   * A floor as people read it.
   *
   * @param number from 1
   * @param name what people call it
   * @param by author or origin
   * @param when posting time
   * @param text the post's text, maybe shortened
   * @param shortened whether it is, the post having more
   * @param link an address for people
   */
  record Floor(
      int number,
      String name,
      Optional<String> by,
      Optional<String> when,
      String text,
      boolean shortened,
      Optional<URI> link) {}
}
