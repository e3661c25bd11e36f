package org.wentai.telegram.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.wentai.store.PostgresForTests;
import org.wentai.store.Store;
import org.wentai.store.StoreAddress;

/** The bots of a long run: one, or several that share a database. */
final class Bots implements AutoCloseable {
  private final List<BotProcess> bots = new ArrayList<>();
  private final Path work;
  private final Optional<String> postgres;

  /**
   * @param options processes, postgres and command
   */
  Bots(TelegramStandIn standIn, Options options, Path work) {
    this(standIn, options, options.command(), work);
  }

  /**
   * @param options processes and postgres
   * @param command how each is started
   */
  Bots(TelegramStandIn standIn, Options options, List<String> command, Path work) {
    this.work = work;
    this.postgres =
        options.is("postgres")
            ? Optional.of(PostgresForTests.running().database())
            : Optional.empty();
    int count = options.number("processes", 1);
    Map<String, String> more =
        postgres.map(address -> Map.of("WENTAI_STORE_ADDRESS", address)).orElse(Map.of());
    for (int i = 1; i <= count; i++) {
      String name = postgres.isPresent() ? "-" + i : "";
      bots.add(new BotProcess(standIn, command, work, name, more));
    }
  }

  /** Starts all, one after another. */
  void start() throws IOException {
    for (BotProcess bot : bots) {
      start(bot);
    }
  }

  void start(BotProcess bot) throws IOException {
    if (bots.size() == 1) {
      bot.start();
    } else {
      bot.startBesideOthers();
    }
  }

  BotProcess any(Random random) {
    return bots.get(random.nextInt(bots.size()));
  }

  /** SIGTERM to each in turn; how long the last took to end. */
  Optional<Duration> stop() throws InterruptedException {
    Optional<Duration> took = Optional.empty();
    for (BotProcess bot : bots) {
      took = bot.stop();
    }
    return took;
  }

  Ledger ledger() throws IOException {
    return postgres.isPresent() ? new Ledger(jdbc(postgres.get())) : new Ledger(BotProcess.data(work));
  }

  AlertLedger alertLedger() {
    return new AlertLedger(
        postgres.map(Bots::jdbc).orElse("jdbc:sqlite:" + BotProcess.database(work)));
  }

  private static String jdbc(String address) {
    return "jdbc:" + address.replaceFirst("//([^@]+)@(.*)", "//$2?user=$1");
  }

  /** Their database, for what is to be in it before they start. */
  Store store() {
    return postgres
        .flatMap(StoreAddress.Postgres::parse)
        .map(Store::open)
        .orElseGet(() -> Store.open(BotProcess.database(work)));
  }

  @Override
  public void close() {
    bots.forEach(BotProcess::close);
  }
}
