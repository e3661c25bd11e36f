package org.wentai.telegram;

import org.wentai.store.Inbox;

/** Handles updates: each once, what it leads to and its end written in one transaction. */
final class Handler {
  Handler() {}

  /**
   * Handles one update that waits in the inbox. When it throws, nothing was written, and the update
   * waits still.
   */
  void handle(Inbox.Received update) {
    throw new UnsupportedOperationException(update.toString());
  }
}
