package org.wentai.telegram;

/** Tells what an update means, from its JSON and who the bot is; nothing else. */
final class Reader {
  /** The bot itself, as getMe tells. */
  record Me(long id, String username, boolean readsAllGroupMessages, boolean inline) {}

  Reader(Me me) {}

  /**
   * What {@code update} means.
   *
   * @throws IllegalArgumentException when it is no update that can be understood, and why: it is to
   *     be set aside
   */
  Incoming read(String update) {
    throw new UnsupportedOperationException(update);
  }
}
