package org.wentai.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.index.BuildProgress;
import org.wentai.index.Generation;
import org.wentai.index.IndexException;
import org.wentai.knowledge.Changes;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.KnowledgeException;
import org.wentai.knowledge.Refresh;

/** One reload, on a thread of its own, and all who wait for it. */
final class Reload {
  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);
  private static final long SECOND = 1_000_000_000L;

  private final KnowledgeBase knowledge;
  private final Function<byte[], GoldenSet> golden;
  private final Consumer<Reload> finished;
  private final Runnable swapped;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofPlatform().name("reload").unstarted(this::run);
  private final long start = System.nanoTime();
  private volatile boolean stopping;

  /**
   * @param golden reads the file of golden questions
   * @param finished told when nobody can join any more, before the listeners are told the end
   * @param swapped run after they were, when another generation serves
   */
  Reload(
      KnowledgeBase knowledge,
      Function<byte[], GoldenSet> golden,
      Consumer<Reload> finished,
      Runnable swapped) {
    this.knowledge = knowledge;
    this.golden = golden;
    this.finished = finished;
    this.swapped = swapped;
  }

  /** To be called before it is finished. */
  void join(Listener listener) {
    listeners.add(listener);
  }

  void start() {
    thread.start();
  }

  /** Breaks it off; waits until its listeners were told. */
  void stop() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    ReloadOutcome outcome = outcome();
    finished.accept(this);
    listeners.forEach(listener -> listener.told(outcome));
    if (outcome instanceof ReloadOutcome.Done) {
      runSwapped();
    }
  }

  private void runSwapped() {
    try {
      swapped.run();
    } catch (RuntimeException e) {
      LOG.error("What follows a reload failed.", e);
    }
  }

  // Error too: whoever waits must be told, whatever happened.
  private ReloadOutcome outcome() {
    try {
      return reloaded();
    } catch (Refusal refusal) {
      return refusal.outcome;
    } catch (KnowledgeException | IndexException e) {
      LOG.warn("The reload failed: {}", e.getMessage());
      return failed(e);
    } catch (RuntimeException | Error e) {
      LOG.error("The reload failed.", e);
      return new ReloadOutcome.Failed("reload.failed", String.valueOf(e.getMessage()));
    }
  }

  private ReloadOutcome failed(RuntimeException e) {
    String folder = knowledge.folder().toString();
    return switch (e) {
      case KnowledgeException k when k.kind() == KnowledgeException.Kind.NO_FOLDER ->
          new ReloadOutcome.Failed("reload.failed.folder", folder);
      case KnowledgeException k when k.kind() == KnowledgeException.Kind.NO_THREADS ->
          new ReloadOutcome.Failed("reload.failed.empty", folder);
      case IndexException i when i.kind() == IndexException.Kind.BUSY ->
          new ReloadOutcome.Failed("reload.failed.busy", "");
      case IndexException i when i.kind() == IndexException.Kind.DISK_FULL ->
          new ReloadOutcome.Failed("reload.failed.disk", knowledge.place().toString());
      default -> new ReloadOutcome.Failed("reload.failed", String.valueOf(e.getMessage()));
    };
  }

  private ReloadOutcome reloaded() {
    GoldenSet questions = goldenQuestions();
    if (!questions.faults().isEmpty()) {
      return new ReloadOutcome.BadGolden(questions.faults());
    }
    long served = knowledge.serving().map(g -> g.threads()).orElse(0L);
    var changes = new AtomicReference<@Nullable Changes>();
    BuildProgress progress = (step, done, total) -> at(ReloadStage.of(step, done, total, served));
    Refresh refresh =
        knowledge.build(
            progress,
            fresh -> {
              ask(questions, fresh);
              at(new ReloadStage(ReloadStage.Step.COMPARE, 0, 0));
              changes.set(knowledge.changesIn(fresh));
            });
    Changes found = java.util.Objects.requireNonNull(changes.get());
    return new ReloadOutcome.Done(refresh, found, questions.questions().size(), took());
  }

  private GoldenSet goldenQuestions() {
    Path file = knowledge.folder().resolve(GoldenSet.FILE);
    try {
      return golden.apply(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return GoldenSet.NONE;
    } catch (IOException e) {
      LOG.warn("{} cannot be read.", file, e);
      throw new Refusal(new ReloadOutcome.Failed("reload.failed.golden", file.toString()));
    }
  }

  private void ask(GoldenSet questions, Generation fresh) {
    List<GoldenMiss> misses = new ArrayList<>();
    int asked = 0;
    int all = questions.questions().size();
    for (Function<Generation, Optional<GoldenMiss>> question : questions.questions()) {
      at(new ReloadStage(ReloadStage.Step.GOLDEN, asked++, all));
      question.apply(fresh).ifPresent(misses::add);
    }
    if (!misses.isEmpty()) {
      throw new Refusal(new ReloadOutcome.Missed(misses, all, took()));
    }
  }

  private void at(ReloadStage stage) {
    if (stopping) {
      throw new Refusal(new ReloadOutcome.Stopped());
    }
    long now = System.nanoTime();
    listeners.forEach(listener -> listener.sees(stage, now));
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Ends a build from within; nothing is swapped. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReloadOutcome outcome;

    Refusal(ReloadOutcome outcome) {
      super("the reload is not to be swapped in", null, false, false);
      this.outcome = outcome;
    }
  }

  /** One who waits; told by the reload's thread only. */
  static final class Listener {
    private final Language language;
    private final Consumer<Reply> progress;
    private final Consumer<Reply> end;
    private long next = Long.MIN_VALUE;
    private int percent;

    Listener(Language language, Consumer<Reply> progress, Consumer<Reply> end) {
      this.language = language;
      this.progress = progress;
      this.end = end;
    }

    private void sees(ReloadStage stage, long now) {
      if (next != Long.MIN_VALUE && now - next < 0) {
        return;
      }
      next = now + SECOND;
      percent = Math.max(percent, stage.percent());
      tell(progress, new Reply.Notice(language, ReloadText.progress(stage, percent, language)));
    }

    void told(ReloadOutcome outcome) {
      tell(end, new Reply.Notice(language, ReloadText.report(outcome, language)));
    }

    /** One who cannot be told must not keep the others from it, nor the reload from going on. */
    private static void tell(Consumer<Reply> listener, Reply reply) {
      try {
        listener.accept(reply);
      } catch (RuntimeException e) {
        LOG.warn("Who waits for a reload could not be told of it.", e);
      }
    }
  }
}
