package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.alert.LedgerBench.at;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.alert.Gathered.Occasion;
import org.wentai.settings.AlertSettings;
import org.wentai.store.Alert;
import org.wentai.store.AlertLane;
import org.wentai.store.AlertLane.Digest;
import org.wentai.store.AlertLine;
import org.wentai.store.Lane;
import org.wentai.store.Lanes;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

class GathererTest {
  private static final Lane ANN = Lane.of(1);

  @TempDir Path folder;
  private LedgerBench bench;
  private long words;

  @BeforeEach
  void open() {
    bench = new LedgerBench(Store.open(folder.resolve("test.db")));
    words = bench.subscribe(ANN, Subscription.Kind.WORDS, "a");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void wish(Digest digest, OptionalInt quietFrom, OptionalInt quietTo, Instant muted) {
    AlertLane usual = Lanes.usual(ANN, LedgerBench.ZONE);
    var lane =
        new AlertLane(
            ANN,
            usual.zone(),
            digest,
            usual.digestAt(),
            quietFrom,
            quietTo,
            muted,
            Optional.empty(),
            "");
    bench.store.run(w -> bench.ledger.put(w, lane, at(0)));
  }

  private Gathered last() {
    return bench.gathered.getLast();
  }

  private List<Alert> waiting() {
    return bench.store.read(w -> w.alerts().waitingPosts(ANN, 999));
  }

  @Test
  void repliesOfAThreadThatComeTogetherAreOneMessage() {
    long one = bench.post(1, 7);
    long two = bench.post(1, 6);
    assertThat(bench.arrive(ANN, words, at(0), one)).isEqualTo(1);
    assertThat(bench.arrive(ANN, words, at(3), two, one)).isEqualTo(1);
    assertThat(bench.gather(at(4))).isZero();
    assertThat(bench.gather(at(5))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.NOW);
    assertThat(last().language()).isEqualTo("en");
    assertThat(last().threads().getFirst().items())
        .extracting(item -> item.post().floor())
        .containsExactly(6, 7);
    assertThat(bench.send(at(5))).containsExactly("NOW " + two + " " + one);
    assertThat(bench.gather(at(500))).isZero();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void manyThreadsAreADigest() {
    for (int thread = 1; thread <= 4; thread++) {
      bench.arrive(ANN, words, at(0), bench.post(thread, 1));
    }
    assertThat(bench.gather(at(5))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.CATCH_UP);
    assertThat(last().threads()).hasSize(4);
  }

  @Test
  void whatCouldHaveBeenToldLongAgoIsADigest() {
    bench.arrive(ANN, words, at(0), bench.post(1, 1));
    assertThat(bench.gather(at(3600))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.CATCH_UP);
  }

  @Test
  void moreThanIsReadIsToldByItsNumber() {
    var posts = new Long[Gathering.POSTS + 20];
    for (int i = 0; i < posts.length; i++) {
      posts[i] = bench.post(1, i + 1);
    }
    bench.arrive(ANN, words, at(0), posts);
    assertThat(bench.gather(at(5))).isEqualTo(1);
    assertThat(last().more()).isEqualTo(20);
    assertThat(waiting()).isEmpty();
    assertThat(bench.send(at(5))).hasSize(1);
    assertThat(bench.gather(at(900))).isZero();
  }

  @Test
  void aBurstWhileAMessageIsUnsentIsOneMore() {
    bench.arrive(ANN, words, at(0), bench.post(1, 1));
    bench.gather(at(5));
    for (int i = 2; i < 9; i++) {
      bench.arrive(ANN, words, at(i * 10L), bench.post(1, i));
      assertThat(bench.gather(at(i * 10L + 9))).isZero();
    }
    bench.send(at(90));
    assertThat(bench.gather(at(200))).isEqualTo(1);
    assertThat(last().threads().getFirst().items()).hasSize(7);
  }

  @Test
  void wherePostsKeepComingTheyAreToldSeldomer() {
    int messages = 0;
    for (int second = 0; second < 1000; second += 2) {
      bench.arrive(ANN, words, at(second), bench.post(1, second + 1));
      messages += bench.gather(at(second));
      bench.send(at(second));
    }
    assertThat(messages).isBetween(8, 14);
  }

  @Test
  void digestsComeAtTheirTimes() {
    wish(Digest.HOURLY, OptionalInt.empty(), OptionalInt.empty(), Instant.EPOCH);
    bench.arrive(ANN, words, at(60), bench.post(1, 1));
    assertThat(bench.gather(at(3599))).isZero();
    assertThat(bench.gather(at(3600))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.DIGEST);
    bench.arrive(ANN, words, at(3700), bench.post(1, 2));
    assertThat(bench.gather(at(3800))).isZero();
    wish(Digest.NOW, OptionalInt.empty(), OptionalInt.empty(), Instant.EPOCH);
    bench.send(at(3800));
    assertThat(bench.gather(at(3800))).isEqualTo(1);
  }

  /** It is 16:00 there. */
  @Test
  void whatFellInQuietHoursComesAfterThem() {
    wish(Digest.NOW, OptionalInt.of(15 * 60), OptionalInt.of(17 * 60), Instant.EPOCH);
    bench.arrive(ANN, words, at(0), bench.post(1, 1));
    assertThat(bench.gather(at(3599))).isZero();
    assertThat(bench.gather(at(3600))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.QUIET);
  }

  @Test
  void whatWaitsToBeSentIsTakenBackWhenTheChatIsMuted() {
    bench.arrive(ANN, words, at(0), bench.post(1, 1));
    assertThat(bench.gather(at(5))).isEqualTo(1);
    wish(Digest.NOW, OptionalInt.empty(), OptionalInt.empty(), at(600));
    assertThat(bench.gather(at(6))).isZero();
    assertThat(bench.send(at(6))).isEmpty();
    assertThat(bench.gather(at(599))).isZero();
    assertThat(bench.gather(at(600))).isEqualTo(1);
    assertThat(bench.send(at(600))).hasSize(1);
  }

  @Test
  void anAnswerComesAtOnceAndByItself() {
    wish(Digest.DAILY, OptionalInt.empty(), OptionalInt.empty(), Instant.EPOCH);
    long question = bench.subscribe(ANN, Subscription.Kind.QUESTION, "q");
    long post = bench.post(1, 1);
    bench.arrive(ANN, words, at(0), post);
    bench.answer(ANN, question, at(1), post);
    bench.store.run(w -> w.subscriptions().change(question, Subscription.State.MET, at(1)));
    assertThat(bench.gather(at(1))).isEqualTo(1);
    assertThat(last().threads()).isEmpty();
    assertThat(last().answers())
        .extracting(answer -> answer.question().id())
        .containsExactly(question);
    bench.send(at(1));
    assertThat(waiting()).hasSize(1);
    assertThat(bench.gather(at(60))).isZero();
    assertThat(bench.gather(at(16 * 3600))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.DIGEST);
  }

  @Test
  void nothingIsToldOfWhatIsGone() {
    long gone = bench.post(1, 1);
    long stays = bench.post(2, 1);
    bench.arrive(ANN, words, at(0), gone);
    bench.post(1, 1, StoredPost.State.HIDDEN);
    assertThat(bench.gather(at(5))).isZero();
    assertThat(bench.gathered).isEmpty();
    assertThat(line(1).alert().note()).isEqualTo("its post is gone");
    long also = bench.post(2, 2, StoredPost.State.DELETED);
    bench.arrive(ANN, words, at(60), stays, also);
    assertThat(bench.gather(at(65))).isEqualTo(1);
    assertThat(last().threads().getFirst().items())
        .extracting(Gathered.Item::gone)
        .containsExactly(false, true);
    assertThat(last().threads().getFirst().items().getLast().post().text()).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  private AlertLine line(long id) {
    return bench.store.read(w -> w.alerts().line(id)).orElseThrow();
  }

  @Test
  void whatNobodyWantsAnyMoreIsEnded() {
    long post = bench.post(1, 1);
    bench.arrive(ANN, words, at(0), post);
    bench.store.run(w -> w.subscriptions().change(words, Subscription.State.PAUSED, at(1)));
    assertThat(bench.gather(at(5))).isZero();
    assertThat(line(1).alert().note()).contains("no subscription");
  }

  @Test
  void aChatThatComesBackGetsOneMessageOnWhatItMissed() {
    bench.arrive(ANN, words, at(0), bench.post(1, 1));
    bench.gather(at(5));
    bench.store.run(
        w -> {
          w.chats().close(1, "blocked", at(6));
          w.outbox().dropChat(1, "blocked", at(6));
        });
    bench.arrive(ANN, words, at(100), bench.post(2, 1));
    assertThat(bench.gather(at(1000))).isZero();
    assertThat(bench.send(at(1000))).isEmpty();
    bench.store.run(w -> w.chats().reopen(1));
    assertThat(bench.gather(at(1001))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.MISSED);
    assertThat(last().lane().missed()).isEqualTo("blocked");
    assertThat(last().threads()).hasSize(2);
    assertThat(bench.send(at(1001))).hasSize(1);
    bench.arrive(ANN, words, at(5000), bench.post(3, 1));
    assertThat(bench.gather(at(5005))).isEqualTo(1);
    assertThat(last().occasion()).isEqualTo(Occasion.NOW);
  }

  @Test
  void oneLaneThatCannotBeWrittenKeepsNoOther() {
    Lane bob = Lane.of(2);
    long his = bench.subscribe(bob, Subscription.Kind.ALL, "");
    bench.arrive(ANN, words, at(0), bench.post(1, 1));
    bench.arrive(bob, his, at(1), bench.post(2, 1));
    bench.store.run(
        w -> {
          var broken = w.posts().post(1).orElseThrow();
          w.posts()
              .put(
                  new StoredPost(
                      0,
                      broken.thread(),
                      broken.key(),
                      broken.pid(),
                      broken.floor(),
                      "",
                      "no JSON",
                      9,
                      broken.state(),
                      0,
                      2,
                      Optional.empty(),
                      broken.seenAt(),
                      Optional.empty()));
        });
    assertThat(bench.gather(at(6))).isEqualTo(1);
    assertThat(last().lane().lane()).isEqualTo(bob);
    assertThat(bench.gather(at(7))).isZero();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void aThreadOfItsOwnTellsWhatIsAdded() throws Exception {
    var told = new CountDownLatch(1);
    var settings = new AlertSettings(Duration.ofSeconds(5), 3, Duration.ofDays(1));
    BiFunction<Work, Gathered, List<Gathered.Message>> write =
        (work, gathered) -> {
          told.countDown();
          return List.of();
        };
    var clock = InstantSource.system();
    try (var gatherer = new Gatherer(bench.store, settings, write, () -> {}, clock)) {
      gatherer.start();
      bench.arrive(ANN, words, Instant.now().minusSeconds(20), bench.post(1, 1));
      gatherer.wake();
      assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
