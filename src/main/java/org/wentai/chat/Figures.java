package org.wentai.chat;

import java.time.Instant;
import java.time.ZoneId;
import org.wentai.store.Store;

/** What the admins see of questions and answers. */
public final class Figures {
  public Figures(Store store, ZoneId zone) {}

  /** The questions most asked without an answer, like ones together. */
  public Reply gaps(Language language, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Questions, answered and helpful shares, latency, by day: a text with a picture. */
  public Reply stats(Language language, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Gaps and days as CSV, two files. */
  public Reply export(Language language, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Who did what. */
  public Reply audit(Language language) {
    throw new UnsupportedOperationException();
  }
}
