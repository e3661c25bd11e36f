package org.wentai.store;

import java.time.Instant;
import java.util.Optional;

/** What is known of chats. */
public final class Chats {
  Chats() {}

  /** The language chosen for a chat. */
  public Optional<String> language(long chat) {
    throw new UnsupportedOperationException();
  }

  public void speak(long chat, String language) {
    throw new UnsupportedOperationException();
  }

  /** Nothing goes to the chat before {@code until}: the channel's own word (429). */
  public void hold(long chat, Instant until) {
    throw new UnsupportedOperationException();
  }

  /** Until when the chat is held, where that is after {@code now}. */
  public Optional<Instant> heldUntil(long chat, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** The bot cannot write there any more (blocked, kicked), and why. */
  public void close(long chat, String why, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** The bot can write there again; whether it could not before. */
  public boolean reopen(long chat) {
    throw new UnsupportedOperationException();
  }

  public boolean isClosed(long chat) {
    throw new UnsupportedOperationException();
  }

  /** Chat {@code from} became {@code to}: rewrites every row that names it. */
  public void migrate(long from, long to) {
    throw new UnsupportedOperationException();
  }
}
