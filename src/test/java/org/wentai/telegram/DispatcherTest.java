package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Inbox;
import org.wentai.store.Inbox.End;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Owner;
import org.wentai.store.StoreException;

class DispatcherTest {
  private static final Duration FRESH = Duration.ofHours(2);

  @TempDir private Path folder;
  private Bench bench;
  private @Nullable InHand inHand;
  private @Nullable LeaseKeeper keeper;
  private @Nullable Dispatcher dispatcher;
  private final Map<Long, List<Long>> seen = new ConcurrentHashMap<>();

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
  }

  @AfterEach
  void end() throws InterruptedException {
    stop();
    bench.close();
  }

  private void stop() throws InterruptedException {
    if (dispatcher != null && inHand != null && keeper != null) {
      dispatcher.stop(Duration.ofSeconds(5));
      inHand.close();
      keeper.close();
    }
  }

  /** A dispatcher over {@code handler}, started. */
  private Dispatcher start(Consumer<Inbox.Received> handler) {
    InHand hand = new InHand(folder.resolve("in-hand"), Dispatcher.THREADS);
    LeaseKeeper keeping = bench.keeper();
    Dispatcher made =
        new Dispatcher(bench.store, keeping, Bench.BOT, handling(handler, hand), Bench.PACE);
    made.start();
    keeper = keeping;
    inHand = hand;
    dispatcher = made;
    return made;
  }

  private Handling handling(Consumer<Inbox.Received> handler, InHand hand) {
    return new Handling(
        bench.store,
        handler,
        FRESH,
        Bench.PACE,
        InstantSource.system(),
        new Health(),
        new Metrics(),
        hand);
  }

  private static Inbox.Received update(long id, String body) {
    return new Inbox.Received(Bench.BOT, id, Instant.now(), body, 0);
  }

  private static Inbox.Received message(long id, long chat) {
    long now = Instant.now().getEpochSecond();
    return update(id, TinyTelegram.messageJson(id, chat, "q", now));
  }

  private void handled(Inbox.Received update) {
    bench.store.run(
        work -> work.inbox().end(update.bot(), update.id(), End.DONE, "", Instant.now()));
  }

  /** Handles, and remembers the order within each of ten chats. */
  private void remember(Inbox.Received update) {
    seen.computeIfAbsent(update.id() % 10, c -> Collections.synchronizedList(new ArrayList<>()))
        .add(update.id());
    handled(update);
  }

  @Test
  void aChatsUpdatesAreHandledInOrderAndAllOfThem() throws Exception {
    Dispatcher running = start(this::remember);
    for (long first = 1; first < 500; first += 20) {
      running.store(
          List.of(
              LongStream.range(first, first + 20)
                  .mapToObj(id -> message(id, id % 10))
                  .toArray(Inbox.Received[]::new)));
    }
    Bench.until(() -> bench.waiting().isEmpty());
    assertThat(seen.values()).allSatisfy(ids -> assertThat(ids).isSorted().doesNotHaveDuplicates());
    assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(500);
  }

  @Test
  void differentChatsAreHandledSideBySide() throws Exception {
    CountDownLatch together = new CountDownLatch(Dispatcher.THREADS);
    start(
            update -> {
              together.countDown();
              try {
                if (!together.await(20, TimeUnit.SECONDS)) {
                  throw new IllegalStateException("alone");
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              handled(update);
            })
        .store(
            List.of(
                IntStream.rangeClosed(1, Dispatcher.THREADS)
                    .mapToObj(id -> message(id, id))
                    .toArray(Inbox.Received[]::new)));
    Bench.until(() -> bench.waiting().isEmpty());
    assertThat(bench.states().values()).containsOnly("done");
  }

  @Test
  void whatWaitsFromBeforeIsTakenUpAPageAtATime() throws Exception {
    List<Inbox.Received> many =
        LongStream.rangeClosed(1, 2500).mapToObj(id -> message(id, id % 10)).toList();
    bench.store.run(work -> work.inbox().add(many));
    AtomicInteger most = new AtomicInteger();
    Dispatcher running = start(this::remember);
    running.store(List.of(message(2501, 1)));
    Bench.until(
        () -> {
          most.accumulateAndGet(running.held(), Math::max);
          return bench.store.read(work -> work.inbox().depth()) == 0;
        });
    assertThat(most.get()).isLessThanOrEqualTo(1000);
    assertThat(seen.values()).allSatisfy(ids -> assertThat(ids).isSorted().doesNotHaveDuplicates());
    assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(2501);
  }

  private static void await(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void moreThanFitsInMemoryWaitsInTheInbox() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Dispatcher running =
        start(
            update -> {
              await(go);
              remember(update);
            });
    for (long first = 1; first < 3000; first += 100) {
      running.store(
          List.of(
              LongStream.range(first, first + 100)
                  .mapToObj(id -> message(id, id % 10))
                  .toArray(Inbox.Received[]::new)));
    }
    assertThat(running.held()).isLessThanOrEqualTo(1000);
    go.countDown();
    Bench.until(() -> bench.store.read(work -> work.inbox().depth()) == 0);
    assertThat(seen.values()).allSatisfy(ids -> assertThat(ids).isSorted().doesNotHaveDuplicates());
    assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(3000);
  }

  @Test
  void poisonIsPutAsideAndTheOthersGoOn() throws Exception {
    Map<Long, Integer> tries = new ConcurrentHashMap<>();
    List<Integer> attempts = new ArrayList<>();
    Dispatcher running =
        start(
            update -> {
              tries.merge(update.id(), 1, Integer::sum);
              switch ((int) update.id()) {
                case 1 -> throw new IllegalArgumentException("no update");
                case 2 -> {
                  attempts.add(update.attempts());
                  throw new IllegalStateException("always");
                }
                case 3 -> endless(0);
                case 4 -> {
                  if (tries.getOrDefault(4L, 0) < 3) {
                    throw new IllegalStateException("at first");
                  }
                  handled(update);
                }
                default -> handled(update);
              }
            });
    running.store(
        List.of(
            message(1, 7),
            message(2, 7),
            message(3, 7),
            message(4, 7),
            message(5, 7),
            message(6, 8)));
    Bench.until(() -> bench.waiting().isEmpty());
    assertThat(bench.states())
        .containsExactly(
            Map.entry(1L, "poisoned"),
            Map.entry(2L, "poisoned"),
            Map.entry(3L, "poisoned"),
            Map.entry(4L, "done"),
            Map.entry(5L, "done"),
            Map.entry(6L, "done"));
    assertThat(tries).containsEntry(1L, 1).containsEntry(2L, 3).containsEntry(3L, 3);
    assertThat(attempts).containsExactly(0, 1, 2);
  }

  private static int endless(int depth) {
    return depth < 0 ? depth : 1 + endless(depth + 1) % 7;
  }

  @Test
  void aDatabaseThatFailsForAWhileIsNotTheUpdatesFault() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    Dispatcher running =
        start(
            update -> {
              if (failures.incrementAndGet() < 8) {
                throw new StoreException("The disk is full", true, new IOException());
              }
              handled(update);
            });
    running.store(List.of(message(1, 7)));
    Bench.until(() -> bench.waiting().isEmpty());
    assertThat(bench.states()).containsEntry(1L, "done");
  }

  @Test
  void whatIsTooOldIsNotAnsweredButNewsStillCount() throws Exception {
    long old = Instant.now().minus(FRESH).minusSeconds(60).getEpochSecond();
    long now = Instant.now().getEpochSecond();
    String edited =
        "{\"update_id\":2,\"edited_message\":{\"message_id\":1,\"date\":%d,\"edit_date\":%d,\"chat\":{\"id\":1}}}"
            .formatted(old, now);
    String kicked =
        "{\"update_id\":3,\"my_chat_member\":{\"date\":%d,\"chat\":{\"id\":1}}}".formatted(old);
    String moved =
        "{\"update_id\":4,\"message\":{\"date\":%d,\"migrate_to_chat_id\":-100,\"chat\":{\"id\":-1}}}"
            .formatted(old);
    String pressed =
        "{\"update_id\":5,\"callback_query\":{\"id\":\"1\",\"message\":{\"date\":%d,\"chat\":{\"id\":1}}}}"
            .formatted(old);
    Dispatcher running = start(this::handled);
    running.store(
        List.of(
            update(1, TinyTelegram.messageJson(1, 1, "q", old)),
            update(2, edited),
            update(3, kicked),
            update(4, moved),
            update(5, pressed)));
    Bench.until(() -> bench.waiting().isEmpty());
    assertThat(bench.states())
        .containsExactly(
            Map.entry(1L, "stale"),
            Map.entry(2L, "done"),
            Map.entry(3L, "done"),
            Map.entry(4L, "done"),
            Map.entry(5L, "done"));
  }

  @Test
  void anUpdateThatTheProgramDiesOverAgainAndAgainIsPutAside() throws Exception {
    bench.stored(List.of(message(1, 7), message(2, 7)));
    for (int start = 1; start <= Handling.DEATHS; start++) {
      // What a killed process leaves: the id of the update that it had in hand.
      Files.write(folder.resolve("in-hand"), ByteBuffer.allocate(8).putLong(1).array());
      AtomicInteger begun = new AtomicInteger();
      Dispatcher running =
          start(
              update -> {
                begun.incrementAndGet();
                throw new StoreException("never mind", true, new IOException());
              });
      Bench.until(() -> begun.get() > 0);
      stop();
      assertThat(bench.states().get(1L))
          .isEqualTo(start < Handling.DEATHS ? "waiting" : "poisoned");
    }
    assertThat(bench.states()).containsEntry(2L, "waiting");
  }

  @Test
  void whatIsNotJsonIsStillHandedOn() throws Exception {
    Dispatcher running = start(this::handled);
    String deep = "{\"update_id\":2,\"message\":" + "[".repeat(100_000);
    running.store(List.of(update(1, "no json"), update(2, deep), update(3, "null")));
    Bench.until(() -> bench.waiting().isEmpty());
    assertThat(bench.states().values()).containsOnly("done");
  }

  /** Another process is a keeper and a dispatcher of its own over the same database. */
  @Test
  void processesShareTheWorkAndNoChatsUpdatesAreHandledByTwo() throws Exception {
    var shared = new CountDownLatch(1);
    Dispatcher first =
        start(
            update -> {
              await(shared);
              remember(update);
            });
    Map<Long, List<Long>> theirs = new ConcurrentHashMap<>();
    try (LeaseKeeper other = bench.keeper();
        InHand hand = new InHand(folder.resolve("in-hand"), Dispatcher.THREADS)) {
      Dispatcher second =
          new Dispatcher(
              bench.store,
              other,
              Bench.BOT,
              handling(
                  update -> {
                    theirs
                        .computeIfAbsent(update.id() % 50, c -> new ArrayList<>())
                        .add(update.id());
                    shared.countDown();
                    remember(update);
                  },
                  hand),
              Bench.PACE);
      second.start();
      LeaseKeeper mine = Objects.requireNonNull(keeper);
      Bench.until(() -> !mine.isAlone());
      for (long from = 1; from < 400; from += 100) {
        first.store(
            LongStream.range(from, from + 100).mapToObj(id -> message(id, id % 50)).toList());
      }
      Bench.until(() -> bench.waiting().isEmpty());
      second.stop(Duration.ofSeconds(5));
    }
    assertThat(theirs).isNotEmpty();
    assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(400);
    assertThat(theirs.values()).allSatisfy(ids -> assertThat(ids).isSorted());
  }

  @Test
  void whatAProcessDiedOverIsTakenOver() throws Exception {
    var dead = new Owner("dead", Owner.ofThisProcess().host(), ProcessHandle.current().pid(), "0");
    bench.stored(List.of(message(1, 7), message(2, 8)));
    bench.store.run(
        work -> {
          work.leases().hold("process/dead", dead, Instant.now(), Duration.ofSeconds(15));
          work.inbox().claim(Bench.BOT, dead, 9);
        });
    start(this::remember);
    Bench.until(() -> bench.waiting().isEmpty());
    assertThat(bench.states().values()).containsOnly("done");
  }
}
