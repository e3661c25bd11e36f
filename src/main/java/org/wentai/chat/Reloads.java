package org.wentai.chat;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.index.GenerationInfo;
import org.wentai.index.IndexException;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.KnowledgeException;

/** Reloads of the knowledge base while it serves: one at a time, two at once become one. */
public final class Reloads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);

  private final KnowledgeBase knowledge;
  private final Function<byte[], GoldenSet> golden;
  private final Runnable swapped;
  private @Nullable Reload running;
  private boolean closed;

  /**
   * @param golden reads the file of golden questions
   */
  public Reloads(KnowledgeBase knowledge, Function<byte[], GoldenSet> golden) {
    this(knowledge, golden, () -> {});
  }

  /**
   * As the other.
   *
   * @param swapped run after each reload that put another generation in the place of what served,
   *     on the reload's thread, when its listeners were told
   */
  public Reloads(KnowledgeBase knowledge, Function<byte[], GoldenSet> golden, Runnable swapped) {
    this.knowledge = knowledge;
    this.golden = golden;
    this.swapped = swapped;
  }

  /**
   * Starts a reload, or joins the one that runs; returns at once.
   *
   * @param language that it is spoken of in
   * @param progress told how it goes, from another thread, at most once a second: notices that each
   *     replace the one before
   * @param end told the report, once, from that thread too; also of a failure, which leaves the old
   *     generation serving
   */
  public synchronized void reload(
      Language language, Consumer<Reply> progress, Consumer<Reply> end) {
    var listener = new Reload.Listener(language, progress, end);
    if (closed) {
      listener.told(new ReloadOutcome.Stopped());
      return;
    }
    if (running == null) {
      running = new Reload(knowledge, golden, this::finish, swapped);
      running.join(listener);
      running.start();
    } else {
      running.join(listener);
    }
  }

  /** Whoever comes from now on starts another reload. */
  private synchronized void finish(Reload done) {
    if (done.equals(running)) {
      running = null;
    }
  }

  /** Serves the previous generation again; says which, or why not. */
  public Reply rollback(Language language) {
    Messages messages = ReloadText.messages(language);
    try {
      Optional<GenerationInfo> now = knowledge.rollback();
      String text =
          now.map(g -> ReloadText.rolledBack(g, knowledge.zone(), language))
              .orElseGet(() -> messages.say("rollback.none"));
      return new Reply.Notice(language, text);
    } catch (IndexException e) {
      LOG.warn("The rollback failed: {}", e.getMessage());
      String why =
          e.kind() == IndexException.Kind.BUSY
              ? messages.say("rollback.busy")
              : messages.say("rollback.failed", e.getMessage());
      return new Reply.Notice(language, why);
    } catch (KnowledgeException e) {
      LOG.warn("The rollback failed: {}", e.getMessage());
      return new Reply.Notice(language, messages.say("rollback.failed", e.getMessage()));
    }
  }

  /** Breaks off a reload that runs, and waits until it has; the old generation serves on. */
  @Override
  public void close() {
    Reload last;
    synchronized (this) {
      closed = true;
      last = running;
    }
    if (last != null) {
      last.stop();
    }
  }
}
