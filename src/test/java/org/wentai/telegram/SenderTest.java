package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Delivery;
import org.wentai.store.Lane;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Outgoing;
import org.wentai.store.Owner;
import org.wentai.store.Store;
import org.wentai.telegram.WireServer.Arrived;
import org.wentai.telegram.WireServer.Told;

/** The sender with a real store and a real server on the loopback, which fails as told. */
class SenderTest {
  private static final SendLimits FAST = new SendLimits(10_000, 1, 10_000);
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;
  private Store store;
  private final AtomicInteger messages = new AtomicInteger(100);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<LeaseKeeper> keepers = new ArrayList<>();

  @BeforeEach
  void openStore() {
    store = Store.open(folder.resolve("wentai.db"));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    store.close();
  }

  private WireServer server(Function<Arrived, Told> answers) {
    WireServer server = new WireServer(answers);
    open.add(server);
    return server;
  }

  private Sender sender(WireServer server, SendLimits limits) {
    BotApi api = new BotApi(server.uri(""), BotApiTest.TOKEN);
    open.add(api);
    LeaseKeeper keeper = new LeaseKeeper(store, CLOCK);
    open.add(keeper);
    keepers.add(keeper);
    Sender sender = new Sender(store, keeper, api, limits, CLOCK, new Health(), new Metrics());
    keeper.start();
    open.add(sender);
    sender.start();
    return sender;
  }

  private Told done() {
    return Told.done("{\"message_id\":" + messages.incrementAndGet() + "}");
  }

  private long add(Outgoing what) {
    return store.write(work -> work.outbox().add(what, CLOCK.instant()));
  }

  private static Outgoing text(Lane lane, String text) {
    return Outgoing.reply(lane, "sendMessage", "{\"text\":\"" + text + "\"}");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(3_000_000);
    }
  }

  private void awaitEmpty() {
    await(() -> store.read(work -> work.outbox().depth()) == 0);
  }

  private Map<String, Long> counts() {
    return store.read(work -> work.outbox().counts());
  }

  private static List<String> texts(WireServer server) {
    return server.arrived.stream().map(r -> r.json().path("text").asText()).toList();
  }

  @Test
  void faultsKeepTheOrderAndLoseNothing() {
    Random random = new Random(20261124);
    List<String> carriedOut = new ArrayList<>();
    Set<String> hungUpAfter = ConcurrentHashMap.newKeySet();
    Map<String, Integer> hungUp = new ConcurrentHashMap<>();
    WireServer server =
        server(
            request -> {
              synchronized (random) {
                String text = request.json().path("text").asText();
                int fault = random.nextInt(20);
                if (fault == 0) {
                  return Told.refused(429, "Too Many", ",\"parameters\":{\"retry_after\":1}");
                } else if (fault == 1) {
                  return Told.refused(500, "Internal Server Error", "");
                } else if (fault == 2) {
                  hungUp.merge(text, 1, Integer::sum);
                  return Told.NOTHING;
                }
                carriedOut.add(text);
                if (fault == 3) {
                  hungUpAfter.add(text);
                  hungUp.merge(text, 1, Integer::sum);
                  return Told.NOTHING;
                }
                return done();
              }
            });
    List<Lane> lanes = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      lanes.add(i % 3 == 0 ? new Lane(-i, OptionalInt.of(4)) : Lane.of(i % 2 == 0 ? i : -i));
    }
    lanes.add(new Lane(-3, OptionalInt.of(5)));
    store.run(
        work -> {
          for (int n = 0; n < 5; n++) {
            for (Lane lane : lanes) {
              work.outbox().add(text(lane, lane.key() + " " + n), CLOCK.instant());
            }
          }
        });
    sender(server, FAST);
    awaitEmpty();

    Set<String> seen = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    for (String text : carriedOut) {
      String lane = text.substring(0, text.indexOf(' '));
      int number = Integer.parseInt(text.substring(text.indexOf(' ') + 1));
      if (seen.add(text)) {
        assertThat(number).as(text).isGreaterThan(last.getOrDefault(lane, -1));
        last.put(lane, number);
      } else {
        assertThat(hungUpAfter).contains(text);
      }
    }
    long lost = hungUp.values().stream().filter(times -> times == 2).count();
    assertThat(hungUp.values()).allMatch(times -> times <= 2);
    assertThat(counts().getOrDefault("unknown", 0L)).isEqualTo(lost);
    assertThat(counts().getOrDefault("sent", 0L)).isEqualTo(lanes.size() * 5L - lost);
    assertThat(seen.size()).isGreaterThanOrEqualTo((int) (lanes.size() * 5L - lost));
  }

  @Test
  void nothingGoesToAFloodedChatBeforeItsTimeAndOthersGoOn() {
    AtomicInteger toFirst = new AtomicInteger();
    WireServer server =
        server(
            r ->
                r.json().path("chat_id").asLong() == 1 && toFirst.incrementAndGet() == 1
                    ? Told.refused(429, "Too Many", ",\"parameters\":{\"retry_after\":1}")
                    : done());
    Sender sender = sender(server, FAST);
    add(text(Lane.of(1), "a"));
    add(text(new Lane(1, OptionalInt.of(9)), "other topic"));
    sender.wake();
    await(() -> !server.arrived.isEmpty());
    for (int i = 0; i < 5; i++) {
      add(text(Lane.of(2), "b" + i));
    }
    sender.wake();
    awaitEmpty();

    List<String> texts = texts(server);
    assertThat(texts.subList(1, 6)).containsExactly("b0", "b1", "b2", "b3", "b4");
    long held = server.arrived.get(6).nanos() - server.arrived.get(0).nanos();
    assertThat(Duration.ofNanos(held)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(texts).hasSize(8).containsOnlyOnce("other topic");
  }

  @Test
  void limitsHoldAsTheServerMeasures() {
    Random random = new Random(5);
    WireServer server =
        server(
            r -> {
              synchronized (random) {
                LockSupport.parkNanos(random.nextInt(20_000_000));
              }
              return done();
            });
    store.run(
        work -> {
          for (int n = 0; n < 40; n++) {
            Lane lane = new Lane(-1 - n % 8, OptionalInt.of(n % 2));
            work.outbox().add(text(lane, "n" + n), CLOCK.instant());
          }
        });
    sender(server, new SendLimits(20, 120, 10_000));
    awaitEmpty();

    List<Long> all = server.arrived.stream().map(Arrived::nanos).sorted().toList();
    assertThat(all).hasSize(40);
    for (int i = 20; i < all.size(); i++) {
      assertThat(Duration.ofNanos(all.get(i) - all.get(i - 20)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    Map<Long, Long> last = new HashMap<>();
    for (Arrived one : server.arrived) {
      Long before = last.put(one.json().path("chat_id").asLong(), one.nanos());
      if (before != null) {
        assertThat(Duration.ofNanos(one.nanos() - before))
            .isGreaterThanOrEqualTo(Duration.ofMillis(120));
      }
    }
  }

  @Test
  void whatIsNeverAnsweredIsTriedTwice() {
    WireServer server = server(r -> Told.NOTHING);
    add(text(Lane.of(1), "a"));
    sender(server, FAST);
    awaitEmpty();
    assertThat(texts(server)).containsExactly("a", "a");
    assertThat(counts()).isEqualTo(Map.of("unknown", 1L));
  }

  @Test
  void whatWasBeingSentAtACrashIsSentOnceMore() {
    long row = add(text(Lane.of(1), "a"));
    assertThat(store.<List<Delivery>>write(work -> work.outbox().claim(CLOCK.instant(), 5)))
        .hasSize(1);
    WireServer server = server(r -> done());
    sender(server, FAST);
    awaitEmpty();
    assertThat(texts(server)).containsExactly("a");
    assertThat(store.<OptionalLong>read(work -> work.outbox().messageOf(row))).hasValue(101);
  }

  @Test
  void aChatThatCannotBeWrittenToIsClosedAndItsMessagesDropped() {
    WireServer server =
        server(r -> Told.refused(403, "Forbidden: bot was blocked by the user", ""));
    add(text(Lane.of(1), "a"));
    add(text(Lane.of(1), "b"));
    sender(server, FAST);
    awaitEmpty();
    assertThat(texts(server)).containsExactly("a");
    assertThat(counts()).isEqualTo(Map.of("failed", 1L, "dropped", 1L));
    assertThat(store.<Boolean>read(work -> work.chats().isClosed(1))).isTrue();
  }

  @Test
  void aGroupThatBecameASupergroupGetsItsMessagesThere() {
    WireServer server =
        server(
            r ->
                r.json().path("chat_id").asLong() == -5
                    ? Told.refused(400, "up", ",\"parameters\":{\"migrate_to_chat_id\":-1005}")
                    : done());
    add(text(Lane.of(-5), "a"));
    add(text(Lane.of(-5), "b"));
    sender(server, FAST);
    awaitEmpty();
    assertThat(texts(server)).containsExactly("a", "a", "b");
    assertThat(server.arrived.get(2).json().path("chat_id").asLong()).isEqualTo(-1005);
  }

  @Test
  void whatAClosedTopicDoesNotTakeGoesToTheGeneralOne() {
    WireServer server =
        server(
            r ->
                r.json().has("message_thread_id")
                    ? Told.refused(400, "Bad Request: TOPIC_CLOSED", "")
                    : done());
    add(
        Outgoing.reply(
            new Lane(-5, OptionalInt.of(3)),
            "sendMessage",
            "{\"text\":\"a\",\"reply_parameters\":{\"message_id\":4}}"));
    sender(server, FAST);
    awaitEmpty();
    assertThat(texts(server)).containsExactly("a", "a");
    assertThat(server.arrived.get(0).json().path("message_thread_id").asInt()).isEqualTo(3);
    assertThat(server.arrived.get(1).json().has("reply_parameters")).isFalse();
    assertThat(counts()).isEqualTo(Map.of("sent", 1L));
  }

  @Test
  void editsFindTheirMessageOrBecomeOne() {
    WireServer server =
        server(
            r -> {
              String text = r.json().path("text").asText();
              if (text.equals("same")) {
                return Told.refused(400, "Bad Request: message is not modified: same", "");
              }
              if (text.equals("gone") && r.method().equals("editMessageText")) {
                return Told.refused(400, "Bad Request: message to edit not found", "");
              }
              return text.equals("refused") ? Told.refused(400, "Bad Request: no", "") : done();
            });
    long first = add(text(Lane.of(1), "first"));
    for (String change : List.of("second", "same", "gone")) {
      add(edit(Lane.of(1), change, first));
    }
    long refused = add(text(Lane.of(2), "refused"));
    add(edit(Lane.of(2), "instead", refused));
    sender(server, FAST);
    awaitEmpty();

    List<String> calls =
        server.arrived.stream()
            .map(r -> r.method() + " " + r.json().path("text").asText())
            .filter(call -> !call.contains("refused"))
            .toList();
    assertThat(calls)
        .containsExactlyInAnyOrder(
            "sendMessage first",
            "editMessageText second",
            "editMessageText same",
            "editMessageText gone",
            "sendMessage gone",
            "sendMessage instead");
    assertThat(
            server.arrived.stream()
                .filter(r -> r.method().equals("editMessageText"))
                .map(r -> r.json().path("message_id").asLong()))
        .hasSize(3)
        .containsOnly(store.read(work -> work.outbox().messageOf(first)).orElseThrow());
  }

  private static Outgoing edit(Lane lane, String text, long row) {
    return Outgoing.reply(lane, "editMessageText", "{\"text\":\"" + text + "\"}").editing(row);
  }

  @Test
  void markupThatIsNotUnderstoodGoesAsPlainText() {
    WireServer server =
        server(
            r ->
                r.json().has("parse_mode")
                    ? Told.refused(400, "Bad Request: can't parse entities: x", "")
                    : done());
    add(
        Outgoing.reply(
            Lane.of(1), "sendMessage", "{\"text\":\"<b>a &lt; b\",\"parse_mode\":\"HTML\"}"));
    sender(server, FAST);
    awaitEmpty();
    assertThat(texts(server)).containsExactly("<b>a &lt; b", "a < b");
  }

  @Test
  void aRowThatIsNoCallStandsInNobodysWay() {
    WireServer server = server(r -> done());
    add(Outgoing.reply(Lane.of(1), "sendMessage", "not JSON"));
    add(Outgoing.reply(Lane.of(1), "sendMessage", "{\"text\":\"t\",\"unheard_of\":1}"));
    add(text(Lane.of(1), "good"));
    sender(server, FAST);
    awaitEmpty();
    assertThat(texts(server)).containsExactly("good");
    assertThat(counts()).isEqualTo(Map.of("failed", 2L, "sent", 1L));
  }

  @Test
  void whileTelegramIsDownOneMessageAtATimeTries() {
    AtomicInteger asked = new AtomicInteger();
    WireServer server =
        server(r -> asked.incrementAndGet() <= 5 ? Told.page(503, "text/html", "", "") : done());
    for (int i = 1; i <= 20; i++) {
      add(text(Lane.of(i), "t" + i));
    }
    BotApi api = new BotApi(server.uri(""), BotApiTest.TOKEN);
    open.add(api);
    Health health = new Health();
    Outage outage = new Outage(health);
    Instant now = CLOCK.instant();
    for (int i = 0; i < 3; i++) {
      assertThat(outage.room(20, true, now)).isEqualTo(20);
      outage.learn(new Outcome.NotSent("refused"), now);
    }
    assertThat(health.problem(Health.Part.SEND)).isPresent();
    assertThat(outage.room(20, true, now)).isZero();
    Instant later = outage.until(now).orElseThrow();
    assertThat(outage.room(20, true, later)).isEqualTo(1);
    assertThat(outage.room(20, false, later)).isZero();
    sender(server, FAST);
    awaitEmpty();
    assertThat(counts()).isEqualTo(Map.of("sent", 20L));
    assertThat(new HashSet<>(texts(server))).hasSize(20);
  }

  @Test
  void stoppingFinishesWhatIsBeingSent() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    WireServer server =
        server(
            r -> {
              arrived.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return done();
            });
    Sender sender = sender(server, FAST);
    add(text(Lane.of(1), "a"));
    add(text(Lane.of(1), "b"));
    sender.wake();
    arrived.await();
    assertThat(sender.stop(Duration.ofMillis(1))).isFalse();
    go.countDown();
    assertThat(sender.stop(Duration.ofSeconds(20))).isTrue();
    assertThat(counts()).isEqualTo(Map.of("sent", 1L, "waiting", 1L));
  }

  /** Another process is a keeper and a sender of its own over the same database. */
  @Test
  void oneProcessSendsAtATimeAndTheNextTakesOverWhatItLeft() throws Exception {
    WireServer server = server(r -> done());
    Sender first = sender(server, FAST);
    add(text(Lane.of(1), "a"));
    awaitEmpty();
    sender(server, FAST);
    for (int i = 0; i < 20; i++) {
      add(text(Lane.of(i), "b" + i));
    }
    awaitEmpty();
    assertThat(first.stop(Duration.ofSeconds(5))).isTrue();
    // The first one dies with a row of its own under way.
    add(text(Lane.of(3), "under way"));
    store.run(work -> work.outbox().claim(CLOCK.instant(), 1));
    add(text(Lane.of(4), "c"));
    keepers.getFirst().close();
    awaitEmpty();
    assertThat(texts(server)).hasSize(23).doesNotHaveDuplicates();
    assertThat(counts()).isEqualTo(Map.of("sent", 23L));
  }

  @Test
  void whoIsNotTheHolderSendsNothing() {
    WireServer server = server(r -> done());
    Owner other = Owner.ofThisProcess();
    store.run(
        work -> work.leases().hold("send/4711", other, CLOCK.instant(), Duration.ofMinutes(1)));
    add(text(Lane.of(1), "a"));
    store.run(work -> work.outbox().claim(CLOCK.instant(), 1));
    sender(server, FAST);
    add(text(Lane.of(2), "b"));
    LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
    assertThat(counts()).isEqualTo(Map.of("sending", 1L, "waiting", 1L));
    store.run(work -> work.leases().release("send/4711", other));
    awaitEmpty();
    assertThat(texts(server)).containsExactlyInAnyOrder("a", "b");
  }
}
