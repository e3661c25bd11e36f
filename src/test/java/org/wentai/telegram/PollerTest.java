package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.LeaseKeeper;

class PollerTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path folder;
  private TinyTelegram telegram;
  private Bench bench;
  private Health health;
  private BotApi polls;
  private BotApi calls;
  private Poller poller;
  private @Nullable LeaseKeeper keeper;

  @BeforeEach
  void begin() throws IOException {
    telegram = new TinyTelegram();
    bench = new Bench(folder);
    make();
  }

  /** A poller as after a start: it knows nothing of the one before. */
  private void make() {
    health = new Health();
    polls = new BotApi(telegram.address(), Bench.token());
    calls = new BotApi(telegram.address(), Bench.token());
    Inlet inlet = new Inlet(Bench.BOT, batch -> bench.stored(batch).size(), CLOCK);
    if (keeper != null) {
      keeper.close();
    }
    LeaseKeeper keeping = bench.keeper();
    keeper = keeping;
    poller =
        new Poller(
            keeping.want("poll/" + Bench.BOT),
            polls,
            calls,
            inlet,
            health,
            new Metrics(),
            Bench.PACE,
            CLOCK,
            new CountDownLatch(1));
  }

  @AfterEach
  void end() throws InterruptedException {
    stop();
    telegram.close();
    bench.close();
  }

  private void stop() throws InterruptedException {
    poller.stop();
    poller.confirm();
    calls.close();
  }

  private void fill(long from, long until) {
    LongStream.range(from, until).forEach(id -> telegram.message(id, 7, "q" + id));
  }

  @Test
  void storesEachUpdateBeforeItIsConfirmed() throws Exception {
    Set<Long> unstored = new ConcurrentSkipListSet<>();
    telegram.onConfirm(
        offset -> {
          Set<Long> stored = bench.states().keySet();
          telegram.waiting().stream()
              .filter(id -> id < offset && !stored.contains(id))
              .forEach(unstored::add);
        });
    fill(1, 251);
    poller.start();
    Bench.until(() -> telegram.waiting().isEmpty());
    assertThat(unstored).isEmpty();
    assertThat(bench.states()).hasSize(250);
    assertThat(telegram.calls("getUpdates"))
        .extracting(call -> call.params().path("offset").asLong())
        .startsWith(0L, 101L, 201L, 251L);
    assertThat(telegram.calls("getUpdates").getFirst().params().path("allowed_updates"))
        .extracting(kind -> kind.asText())
        .containsExactlyElementsOf(Reader.KINDS);
  }

  @Test
  void afterARestartWhatIsKnownIsNotTakenTwice() throws Exception {
    fill(1, 4);
    poller.start();
    Bench.until(() -> telegram.waiting().isEmpty());
    stop();
    fill(2, 6);
    make();
    poller.start();
    Bench.until(() -> telegram.waiting().isEmpty());
    assertThat(bench.states().keySet()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(bench.waiting()).hasSize(5);
  }

  @Test
  void theLastCallConfirmsWhatIsStored() throws Exception {
    poller.start();
    fill(1, 4);
    Bench.until(() -> bench.states().size() == 3);
    stop();
    assertThat(telegram.waiting()).isEmpty();
  }

  @Test
  void idsThatStartAnewAreFollowed() throws Exception {
    fill(1_000_000, 1_000_003);
    poller.start();
    Bench.until(() -> bench.states().size() == 3 && telegram.waiting().isEmpty());
    fill(5, 8);
    Bench.until(() -> telegram.waiting().isEmpty());
    assertThat(bench.states().keySet()).contains(5L, 6L, 7L);
  }

  @Test
  void whatIsNoUpdateIsLeftOut() throws Exception {
    telegram.answerOnce(
        "getUpdates",
        200,
        """
        {"ok":true,"result":[5,"x",null,[],{},{"update_id":null},{"update_id":"9"},
         {"update_id":-3},{"update_id":1.5},{"update_id":99999999999999999999},
         {"update_id":7,"message":{"no":"message"}}]}
        """);
    poller.start();
    Bench.until(() -> telegram.calls("getUpdates").size() > 1);
    assertThat(bench.states().keySet()).containsExactly(7L);
    assertThat(telegram.calls("getUpdates").get(1).params().path("offset").asLong()).isEqualTo(8);
  }

  @Test
  void aBatchWithNothingInItDoesNotKeepItBusy() throws Exception {
    for (int i = 0; i < 5; i++) {
      telegram.answerOnce("getUpdates", 200, "{\"ok\":true,\"result\":[{},{}]}");
    }
    fill(1, 2);
    poller.start();
    Bench.until(() -> telegram.waiting().isEmpty());
    List<TinyTelegram.Call> polled = telegram.calls("getUpdates");
    // The waits are at least half of 20, 40, 80, 160 and 200 ms.
    assertThat(polled.get(5).nanos() - polled.get(0).nanos()).isGreaterThan(250_000_000L);
    assertThat(bench.states()).hasSize(1);
  }

  @Test
  void anotherPollerIsNamedAndWaitedFor() throws Exception {
    for (int i = 0; i < 20; i++) {
      telegram.answerOnce(
          "getUpdates",
          409,
          TinyTelegram.refusal(409, "Conflict: terminated by other getUpdates request", ""));
    }
    poller.start();
    String problem = Bench.await(() -> health.problem(Health.Part.POLL));
    assertThat(problem).contains("another process polls").contains("token of its own");
    assertThat(health.lastPoll()).isEmpty();
    Bench.until(() -> health.lastPoll().isPresent() && health.problems().isEmpty());
    assertThat(telegram.calls("deleteWebhook")).isEmpty();
  }

  @Test
  void aWebhookThatStandsInTheWayIsDeletedAndNothingDropped() throws Exception {
    telegram.answerOnce(
        "getUpdates",
        409,
        TinyTelegram.refusal(
            409, "Conflict: can't use getUpdates method while webhook is active", ""));
    fill(1, 2);
    poller.start();
    Bench.until(() -> bench.states().size() == 1);
    assertThat(telegram.calls("deleteWebhook")).hasSize(1);
    assertThat(telegram.calls("deleteWebhook").getFirst().params().has("drop_pending_updates"))
        .isFalse();
  }

  @Test
  void aTokenThatWasRevokedIsSaid() throws Exception {
    telegram.answerOnce("getUpdates", 401, TinyTelegram.refusal(401, "Unauthorized", ""));
    poller.start();
    assertThat(Bench.await(() -> health.problem(Health.Part.POLL))).contains("@BotFather");
    Bench.until(() -> health.lastPoll().isPresent());
  }

  @Test
  void aFloodIsWaitedOut() throws Exception {
    telegram.answerOnce(
        "getUpdates",
        429,
        TinyTelegram.refusal(429, "Too Many Requests", ",\"parameters\":{\"retry_after\":1}"));
    poller.start();
    Bench.until(() -> telegram.calls("getUpdates").size() > 1);
    List<TinyTelegram.Call> polled = telegram.calls("getUpdates");
    assertThat(polled.get(1).nanos() - polled.get(0).nanos()).isGreaterThan(990_000_000L);
  }

  @Test
  void errorsOfTheServerAreOutlived() throws Exception {
    telegram.answerOnce("getUpdates", 502, "<html>Bad Gateway</html>");
    telegram.answerOnce("getUpdates", 500, TinyTelegram.refusal(500, "Internal", ""));
    telegram.answerOnce("getUpdates", 200, "{\"ok\":true,\"result\":{}}");
    telegram.answerOnce("getUpdates", 200, "[");
    fill(1, 3);
    poller.start();
    Bench.until(() -> telegram.waiting().isEmpty());
    assertThat(bench.states()).hasSize(2);
    assertThat(health.problems()).isEmpty();
  }

  @Test
  void whatCannotBeStoredIsNotConfirmedAndComesAgain() throws Exception {
    bench.breakInbox();
    fill(1, 3);
    poller.start();
    assertThat(Bench.await(() -> health.problem(Health.Part.STORE))).contains("not confirmed");
    Bench.until(() -> telegram.calls("getUpdates").size() > 2);
    assertThat(telegram.waiting()).containsExactly(1L, 2L);
    assertThat(telegram.calls("getUpdates"))
        .allSatisfy(call -> assertThat(call.params().path("offset").asLong()).isZero());
    bench.mend();
    Bench.until(() -> telegram.waiting().isEmpty());
    assertThat(bench.states().keySet()).containsExactly(1L, 2L);
    assertThat(health.problems()).isEmpty();
  }

  @Test
  void aStopBreaksThePollOff() throws Exception {
    poller.start();
    Bench.until(() -> telegram.calls("getUpdates").size() == 1);
    stop();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("poll"));
  }
}
