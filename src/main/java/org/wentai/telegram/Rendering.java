package org.wentai.telegram;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.chat.Reply;

/** Writes replies as Telegram takes them. */
final class Rendering {
  private Rendering() {}

  /**
   * What the buttons below a reply are about.
   *
   * @param exchange the stored exchange, for votes, more passages and the wish to be told
   * @param moreFrom where further passages begin, where there are any
   * @param threads the stored numbers of the threads' ids that the reply names
   */
  record Subject(OptionalLong exchange, OptionalInt moreFrom, Map<String, Long> threads) {
    static final Subject NONE = new Subject(OptionalLong.empty(), OptionalInt.empty(), Map.of());
  }

  /** The one message that says {@code reply}. */
  static Rendered of(Reply reply, Subject subject) {
    throw new UnsupportedOperationException(reply.toString() + subject);
  }
}
