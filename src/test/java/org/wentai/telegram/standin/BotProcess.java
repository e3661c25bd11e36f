package org.wentai.telegram.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
  private final Path data;
  private final Path log;
  private final Map<String, String> more;
  private @Nullable Process process;

  /**
   * @param work has its knowledge, and gets its data and what it says
   */
  BotProcess(TelegramStandIn standIn, List<String> command, Path work) {
    this(standIn, command, work, "", Map.of());
  }

  /**
   * One of several.
   *
   * @param name ends the names of its data folder and its log
   * @param more further variables of its environment
   */
  BotProcess(
      TelegramStandIn standIn,
      List<String> command,
      Path work,
      String name,
      Map<String, String> more) {
    this.standIn = standIn;
    this.command = command;
    this.work = work;
    this.data = work.resolve("data" + name);
    this.log = work.resolve("bot" + name + ".log");
    this.more = more;
  }

  /** Starts it, and waits until it asks for updates. */
  void start() throws IOException {
    long before = standIn.polls();
    Process started = begin();
    standIn.await(
        PATIENCE,
        () -> {
          refuseEnded(started);
          return standIn.polls() > before ? Optional.of(true) : Optional.empty();
        });
  }

  /**
   * Starts it, and waits until it says that it runs, though another one may be the one that polls.
   */
  void startBesideOthers() throws IOException {
    long said = Files.exists(log) ? Files.size(log) : 0;
    Process started = begin();
    standIn.await(
        PATIENCE,
        () -> {
          refuseEnded(started);
          return saysThatItRuns(said) ? Optional.of(true) : Optional.empty();
        });
  }

  private void refuseEnded(Process started) {
    if (!started.isAlive()) {
      throw new IllegalStateException("the bot ended at its start; see " + log);
    }
  }

  private boolean saysThatItRuns(long from) {
    try {
      byte[] all = Files.readAllBytes(log);
      return new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8)
          .contains("@" + TelegramStandIn.USERNAME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process begin() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "TELEGRAM_BOT_TOKEN", standIn.token(),
                "TELEGRAM_API_URL", standIn.url().toString(),
                "WENTAI_KNOWLEDGE_DIR", knowledge(work).toString(),
                "WENTAI_DATA_DIR", data.toString(),
                "WENTAI_HTTP_PORT", "0",
                "WENTAI_TELEGRAM_ADMINS", "1001"));
    builder.environment().putAll(more);
    Process started =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    return started;
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

  /** The embedded database, where it is used. */
  static Path database(Path work) {
    return data(work).resolve("wentai.db");
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
