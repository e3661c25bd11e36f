package org.wentai.chat;

import java.util.function.Function;
import org.wentai.knowledge.KnowledgeBase;

/** Files that admins give to the knowledge folder. */
public final class Contributions {
  /**
   * @param golden reads the file of golden questions, which may be given too
   */
  public Contributions(KnowledgeBase knowledge, Function<byte[], GoldenSet> golden) {}

  /**
   * What a file would give.
   *
   * @param reply for the admin
   * @param keepable whether there is anything in it that is worth keeping: whether to offer it
   */
  public record Preview(Reply reply, boolean keepable) {}

  /**
   * The file's name made safe for the folder.
   *
   * @throws IllegalArgumentException when it is of no kind that the folder takes, with a message
   *     for the admin
   */
  public String safeName(String name, Language language) {
    throw new UnsupportedOperationException();
  }

  /**
   * What the file would give, as parsed: threads, floors, problems; whether it is new or replaces.
   */
  public Preview preview(String safeName, byte[] bytes, Language language) {
    throw new UnsupportedOperationException();
  }

  /** Puts the file into the folder, atomically; says that a reload will take it up. */
  public Reply keep(String safeName, byte[] bytes, Language language) {
    throw new UnsupportedOperationException();
  }
}
