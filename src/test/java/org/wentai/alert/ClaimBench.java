package org.wentai.alert;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.wentai.settings.AlertSettings;
import org.wentai.store.Alert;
import org.wentai.store.Delivery;
import org.wentai.store.Lane;
import org.wentai.store.Outgoing;
import org.wentai.store.Store;
import org.wentai.store.StoreAddress;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/**
 * How long claims take where many chats subscribed and much was told: a post to 10,000 chats is
 * written to the ledger, gathered and claimed for sending, first in an empty database, then beside
 * all those rows. Each time is a whole transaction's, on disk when it ends.
 *
 * <p>Arguments: an empty database's file, or its address as postgresql://USER@HOST:PORT/NAME (no
 * password); how many subscriptions (1000000); how many lines in the ledger (10000000).
 */
public final class ClaimBench {
  private static final int TOLD = 10_000;
  private static final int EACH = 5;

  /** As the sender claims: what may go in a second, but for one of replies. */
  private static final int BATCH = 29;

  /** As the gatherer claims. */
  private static final int LANES = 32;

  private static final int CLAIMS = 200;
  private static final long FIRST = 1_000_000;
  private static final AlertSettings SETTINGS =
      new AlertSettings(Duration.ofSeconds(5), 3, Duration.ofDays(90), 50);

  private final LedgerBench bench;
  private final Store store;
  private final Map<Lane, Long> subscriptions = new LinkedHashMap<>();
  private final Map<String, Double> before = new LinkedHashMap<>();

  private ClaimBench(LedgerBench bench) {
    this.bench = bench;
    this.store = bench.store;
    store.run(
        w -> {
          for (long chat = FIRST; chat < FIRST + TOLD; chat++) {
            Lane lane = Lane.of(chat);
            subscriptions.put(lane, w.subscriptions().add(wanted(lane)).orElseThrow());
          }
        });
  }

  /** Runs; the exit status is 0 where all claims took less than 20 ms (median). */
  public static void main(String[] arguments) throws Exception {
    String where = arguments[0];
    int subscriptions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    int lines = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000_000;
    Optional<StoreAddress.Postgres> server = StoreAddress.Postgres.parse(where);
    String url =
        server.isPresent()
            ? "jdbc:" + where.replaceFirst("//([^@]+)@(.*)", "//$2?user=$1")
            : "jdbc:sqlite:" + where;
    StoreAddress address =
        server.isPresent() ? server.get() : new StoreAddress.Embedded(Path.of(where));
    try (var ledger = new LedgerBench(Store.open(address))) {
      var bench = new ClaimBench(ledger);
      System.out.println("in an empty database:");
      bench.round(1);
      long start = System.nanoTime();
      ManyRows.fill(url, subscriptions / EACH, subscriptions, lines);
      System.out.printf(
          "filled in %d s; with %d subscriptions and %d lines and messages:%n",
          (System.nanoTime() - start) / 1_000_000_000, subscriptions, lines);
      boolean held = bench.round(2);
      System.exit(held ? 0 : 1);
    }
  }

  /** One post's way to many chats; whether the claims were quick. */
  private boolean round(int number) {
    Instant now = LedgerBench.at(100L * number);
    long post = bench.post(number, 1);
    long thread = store.read(w -> w.posts().post(post)).orElseThrow().thread();
    List<Alert> alerts = new ArrayList<>();
    subscriptions.forEach((lane, why) -> alerts.add(alert(lane, post, thread, why, now)));
    tell(
        "writing %d lines to the ledger".formatted(TOLD),
        List.of(timed(() -> store.run(w -> bench.ledger.add(w, alerts, now)))));
    match();
    Instant due = now.plus(SETTINGS.gather()).plusSeconds(1);
    boolean gathered = gather(due);
    return sends(due) && gathered;
  }

  /** Who wants what a post says: 100 words, of which each has some subscribers. */
  private void match() {
    List<Took> times = new ArrayList<>();
    for (int i = 0; i < CLAIMS; i++) {
      List<String> words = new ArrayList<>();
      for (int k = 0; k < 100; k++) {
        words.add("w" + (i * 331 + k * 977) % 100_003);
      }
      times.add(
          timed(
              () -> {
                var unused =
                    store.read(w -> w.subscriptions().active(Subscription.Kind.WORDS, words));
              }));
    }
    tell("subscribers of 100 words", times);
  }

  private boolean gather(Instant due) {
    var gathering = new Gathering(SETTINGS, ClaimBench::message);
    List<Took> claims = new ArrayList<>();
    List<Took> batches = new ArrayList<>();
    for (int left = TOLD; left > 0; left -= LANES) {
      claims.add(
          timed(() -> store.run(w -> w.lanes().due(due, LANES))));
      batches.add(timed(() -> store.run(w -> gathering.some(w, due))));
    }
    boolean quick = tell("claiming %d lanes that are due".formatted(LANES), claims);
    tell("gathering them, messages written", batches);
    return quick;
  }

  private static List<Gathered.Message> message(Work work, Gathered what) {
    List<Long> alerts = new ArrayList<>();
    what.threads().forEach(t -> t.items().forEach(item -> alerts.add(item.alert().id())));
    var outgoing = Outgoing.alert(what.lane().lane(), "sendMessage", "{\"text\":\"a message\"}");
    return List.of(new Gathered.Message(outgoing, alerts));
  }

  private boolean sends(Instant due) {
    List<Took> claims = new ArrayList<>();
    List<Took> next = new ArrayList<>();
    List<Optional<Instant>> awaited = new ArrayList<>();
    Set<Long> resting = new HashSet<>();
    for (int i = 0; i < CLAIMS; i++) {
      Instant now = due.plusSeconds(i);
      Set<Long> rest = Set.copyOf(resting);
      List<Delivery> claimed = new ArrayList<>();
      claims.add(
          timed(() -> claimed.addAll(store.write(w -> w.outbox().claim(now, BATCH, rest)))));
      if (claimed.size() != BATCH) {
        throw new IllegalStateException("claimed " + claimed.size());
      }
      store.run(
          w -> claimed.forEach(row -> w.outbox().sent(row.id(), OptionalLong.of(row.id()), now)));
      resting.clear();
      claimed.forEach(row -> resting.add(row.what().lane().chat()));
      next.add(timed(() -> awaited.add(store.read(w -> w.outbox().nextAt(now)))));
    }
    boolean quick = tell("claiming %d messages of those that wait".formatted(BATCH), claims);
    tell("when the next may go", next);
    Instant end = due.plusSeconds(CLAIMS);
    store.run(
        w -> {
          for (List<Delivery> some = w.outbox().claim(end, TOLD);
              !some.isEmpty();
              some = w.outbox().claim(end, TOLD)) {
            some.forEach(row -> w.outbox().sent(row.id(), OptionalLong.of(row.id()), end));
          }
        });
    return quick;
  }

  /** Prints it, beside the same in the empty database; whether the median is below 20 ms. */
  private boolean tell(String what, List<Took> times) {
    double[] sorted = times.stream().mapToDouble(Took::wall).sorted().toArray();
    double[] cpu = times.stream().mapToDouble(Took::cpu).sorted().toArray();
    double median = sorted[sorted.length / 2];
    String beside =
        Optional.ofNullable(before.put(what, median))
            .map(empty -> ", %.1f times that of the empty one".formatted(median / empty))
            .orElse("");
    System.out.printf(
        "  %s: median %.2f ms (%.2f ms of the processor), 95 %% within %.2f ms, longest %.2f ms of"
            + " %d%s%n",
        what,
        median,
        cpu[cpu.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length - 1],
        sorted.length,
        beside);
    return median < 20;
  }

  /**
   * What one took, in milliseconds.
   *
   * @param wall by the clock
   * @param cpu of this thread's processor: a server's is not in it
   */
  private record Took(double wall, double cpu) {}

  private static Took timed(Runnable what) {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long start = System.nanoTime();
    what.run();
    return new Took(
        (System.nanoTime() - start) / 1e6,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6);
  }

  private static Subscription wanted(Lane lane) {
    return new Subscription(
        0,
        lane,
        lane.chat(),
        Subscription.Kind.WORDS,
        "told",
        "told",
        "zh",
        OptionalLong.empty(),
        Subscription.State.ACTIVE,
        LedgerBench.START,
        LedgerBench.START,
        0);
  }

  private static Alert alert(Lane lane, long post, long thread, long why, Instant now) {
    return new Alert(
        0,
        lane,
        post,
        thread,
        0,
        OptionalLong.empty(),
        List.of(why),
        now,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
