package org.wentai.forum;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One post (a floor) of a thread, as it was read.
 *
 * @param floor 1 for the opening post; a label as of reading
 * @param pid the site's identity of the post, where known
 * @param author who wrote it, absent when the source does not show it or it is anonymous
 * @param origin where it was sent from, as shown: 中国山东泰安
 * @param group the author's group title: 秀才
 * @param postedAt when, with the site's zone
 * @param editedAt when it was last edited, as shown; absent when it never was, or is not known to
 *     be
 * @param client the client mark: 手机版
 * @param ratings its ratings, as shown
 * @param attachments its files and pictures, in order
 * @param text what the post says; headings stand in it as lines
 * @param sections the parts of {@code text} under headings, ascending, not overlapping
 * @param quotes the parts of {@code text} that repeat another post
 */
public record Post(
    int floor,
    OptionalLong pid,
    Optional<String> author,
    Optional<String> origin,
    Optional<String> group,
    Optional<OffsetDateTime> postedAt,
    Optional<OffsetDateTime> editedAt,
    Optional<String> client,
    List<Rating> ratings,
    List<Attachment> attachments,
    String text,
    List<Section> sections,
    List<Span> quotes) {
  public Post {
    if (floor < 1) {
      throw new IllegalArgumentException("floors count from 1, not " + floor);
    }
    ratings = List.copyOf(ratings);
    attachments = List.copyOf(attachments);
    sections = List.copyOf(sections);
    quotes = List.copyOf(quotes);
    Span whole = new Span(0, text.length());
    for (Section section : sections) {
      inside(whole, section.span());
    }
    quotes.forEach(quote -> inside(whole, quote));
  }

  private static void inside(Span whole, Span part) {
    if (!whole.covers(part)) {
      throw new IllegalArgumentException(part + " is outside the post's " + whole.end() + " units");
    }
  }

  /** The section that {@code offset} stands in. */
  public Optional<Section> sectionAt(int offset) {
    return sections.stream().filter(s -> s.span().contains(offset)).findFirst();
  }

  /** The same under another floor's number. */
  public Post onFloor(int number) {
    return number == floor
        ? this
        : new Post(
            number,
            pid,
            author,
            origin,
            group,
            postedAt,
            editedAt,
            client,
            ratings,
            attachments,
            text,
            sections,
            quotes);
  }

  public PostRef in(ThreadHead thread) {
    return new PostRef(thread.id(), floor, pid);
  }

  /** Starts a post of which only floor and text are known. */
  public static PostBuilder of(int floor, String text) {
    return new PostBuilder(floor, text);
  }
}
