package org.wentai.telegram.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bot as a process of its own, to be killed and started again over the same data. */
final class BotProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TelegramStandIn standIn;
  private final List<String> command;
  private final Path work;
  private @Nullable Process process;

  /**
   * @param work has its knowledge, and gets its data and what it says
   */
  BotProcess(TelegramStandIn standIn, List<String> command, Path work) {
    this.standIn = standIn;
    this.command = command;
    this.work = work;
  }

  /** Starts it, and waits until it asks for updates. */
  void start() throws IOException {
    long before = standIn.polls();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "TELEGRAM_BOT_TOKEN", standIn.token(),
                "TELEGRAM_API_URL", standIn.url().toString(),
                "WENTAI_KNOWLEDGE_DIR", knowledge(work).toString(),
                "WENTAI_DATA_DIR", data(work).toString(),
                "WENTAI_HTTP_PORT", "0",
                "WENTAI_TELEGRAM_ADMINS", "1001"));
    Path log = work.resolve("bot.log");
    Process started =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    standIn.await(
        PATIENCE,
        () -> {
          if (!started.isAlive()) {
            throw new IllegalStateException("the bot ended at its start; see " + log);
          }
          return standIn.polls() > before ? Optional.of(true) : Optional.empty();
        });
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  boolean isAlive() {
    Process running = process;
    return running != null && running.isAlive();
  }

  /** SIGTERM; how long it took to end, empty when it did not within a minute. */
  Optional<Duration> stop() throws InterruptedException {
    Process running = process;
    if (running == null) {
      return Optional.empty();
    }
    long from = System.nanoTime();
    running.destroy();
    return running.waitFor(1, TimeUnit.MINUTES)
        ? Optional.of(Duration.ofNanos(System.nanoTime() - from))
        : Optional.empty();
  }

  static Path knowledge(Path work) {
    return work.resolve("knowledge");
  }

  static Path data(Path work) {
    return work.resolve("data");
  }

  /** An empty folder for a run; an earlier run's is moved aside. */
  static Path fresh(Path work) throws IOException {
    if (Files.exists(work)) {
      Files.move(work, work.resolveSibling(work.getFileName() + "-" + System.currentTimeMillis()));
    }
    Files.createDirectories(knowledge(work));
    return work;
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
  }
}
