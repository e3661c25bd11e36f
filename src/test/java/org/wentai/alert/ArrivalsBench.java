package org.wentai.alert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Lane;
import org.wentai.store.Store;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;

/**
 * How long it takes to write the alerts of a post that many chats subscribed to, in SQLite, beside
 * a post that one chat subscribed to. Arguments: how many chats (10000).
 */
public final class ArrivalsBench {
  private static final int ROUNDS = 5;

  private ArrivalsBench() {}

  public static void main(String[] arguments) throws Exception {
    int chats = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    Path folder = Files.createTempDirectory("wentai-arrivals");
    try (var bench = new LedgerBench(Store.open(folder.resolve("wentai.db")));
        var arrivals = new Arrivals(bench.ledger)) {
      bench.store.run(
          w -> {
            for (int chat = 1; chat <= chats; chat++) {
              w.subscriptions().add(words(chat, "\"车位\""));
            }
            w.subscriptions().add(words(1, "\"月租\""));
          });
      long many = 0;
      long one = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        one = take(bench, arrivals, 2 * round, "月租");
        many = take(bench, arrivals, 2 * round + 1, "没有车位");
      }
      System.out.printf(
          "%d chats: %d ms; one chat: %d ms (the last of %d rounds)%n", chats, many, one, ROUNDS);
    }
  }

  private static long take(LedgerBench bench, Arrivals arrivals, int floor, String text) {
    long post = bench.post(1, floor);
    long thread = bench.store.read(w -> w.posts().post(post)).orElseThrow().thread();
    var head =
        new ThreadHead(
            "t1",
            "求助",
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            "");
    var arrived = new Arrived(post, thread, head, Post.of(floor, text).build());
    long start = System.nanoTime();
    bench.store.run(w -> arrivals.take(w, List.of(arrived), LedgerBench.at(floor)));
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static Subscription words(long chat, String folded) {
    return new Subscription(
        0,
        Lane.of(chat),
        chat,
        Kind.WORDS,
        folded,
        folded,
        "zh",
        OptionalLong.empty(),
        State.ACTIVE,
        LedgerBench.START,
        LedgerBench.START,
        0);
  }
}
