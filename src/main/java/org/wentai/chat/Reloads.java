package org.wentai.chat;

import java.util.function.Consumer;
import org.wentai.knowledge.KnowledgeBase;

/** Reloads of the knowledge base while it serves: one at a time, two at once become one. */
public final class Reloads implements AutoCloseable {
  public Reloads(KnowledgeBase knowledge) {}

  /**
   * Starts a reload, or joins the one that runs; returns at once.
   *
   * @param language that it is spoken of in
   * @param progress told how it goes, from another thread, at most once a second: notices that each
   *     replace the one before
   * @param end told the report, once; also of a failure, which leaves the old generation serving
   */
  public void reload(Language language, Consumer<Reply> progress, Consumer<Reply> end) {
    throw new UnsupportedOperationException();
  }

  /** Serves the previous generation again; says which, or why not. */
  public Reply rollback(Language language) {
    throw new UnsupportedOperationException();
  }

  /** Waits for a reload that runs to break off. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
