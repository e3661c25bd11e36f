package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.alert.Ledger;
import org.wentai.answer.AnswerSettings;
import org.wentai.answer.Answerer;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.AlertSettings;
import org.wentai.source.PostJson;
import org.wentai.store.Alert;
import org.wentai.store.Exchange;
import org.wentai.store.Lane;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;

/** Questions that wait, and posts that arrive and answer them. */
class StandingQuestionsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Lane LANE = Lane.of(5);
  private static final String OPENS = "老街停车场将于3月12日开放。";
  private static final String COSTS = "老街停车场开放之后每小时收费2元。";
  private static final String ASKED = "老街停车场每小时收费多少?";

  @TempDir private Path home;
  private Path folder;
  private Store store;
  private KnowledgeBase knowledge;
  private StandingQuestions standing;
  private final CountDownLatch added = new CountDownLatch(1);

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    var words = new IndexSettings(Vectors.OFF, 0, 1);
    knowledge = KnowledgeBase.open(folder, home.resolve("data"), ZoneOffset.ofHours(8), words);
    store = Store.open(home.resolve("wentai.db"));
    build(OPENS);
    standing = questions();
    standing.look();
  }

  @AfterEach
  void end() {
    standing.close();
    knowledge.close();
    store.close();
  }

  private StandingQuestions questions() {
    var alerts = new AlertSettings(Duration.ofSeconds(5), 3, Duration.ofDays(90), 50);
    return new StandingQuestions(
        store,
        knowledge,
        new Asking(knowledge, new Answerer(new AnswerSettings(0.3, 20))),
        new Ledger(alerts, ZoneOffset.ofHours(8)),
        () -> true,
        added::countDown,
        () -> NOW.plusSeconds(60));
  }

  /** Makes a thread of these posts searchable. */
  private void build(String... texts) throws IOException {
    var posts = new StringBuilder();
    for (String text : texts) {
      posts.append(posts.isEmpty() ? "" : ",").append("{\"text\":\"").append(text).append("\"}");
    }
    Files.writeString(
        folder.resolve("a.jsonl"),
        "{\"id\":\"901\",\"title\":\"停车场\",\"posts\":[%s]}\n".formatted(posts));
    knowledge.build((step, done, total) -> {});
  }

  /** A post is stored as one that was read {@code after} seconds after the question. */
  private long arrive(int floor, String text, long after) {
    var head =
        new ThreadHead(
            "901",
            "停车场",
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            "");
    String body = PostJson.write(head, Post.of(floor, text).build());
    return store.write(
        w -> {
          long thread =
              w.posts()
                  .put(
                      new StoredThread(
                          0,
                          "901",
                          "",
                          OptionalLong.empty(),
                          "停车场",
                          "",
                          body,
                          StoredThread.State.SHOWN,
                          "",
                          "",
                          NOW,
                          Optional.empty(),
                          0),
                      true);
          return w.posts()
              .put(
                  new StoredPost(
                      0,
                      thread,
                      "f" + floor,
                      OptionalLong.empty(),
                      floor,
                      "",
                      body,
                      floor,
                      StoredPost.State.SHOWN,
                      0,
                      1,
                      Optional.empty(),
                      NOW.plusSeconds(after),
                      Optional.empty()));
        });
  }

  private long watch(String question) {
    var wanted =
        new Subscription(
            0,
            LANE,
            5,
            Kind.QUESTION,
            question,
            question,
            "zh",
            OptionalLong.empty(),
            State.ACTIVE,
            NOW,
            NOW,
            0);
    return store.write(w -> w.subscriptions().add(wanted)).orElseThrow();
  }

  private State state(long question) {
    return store.read(w -> w.subscriptions().find(question)).orElseThrow().state();
  }

  private List<Alert> alerts() {
    return store.read(w -> w.alerts().waitingAnswers(LANE, 9));
  }

  @Test
  void aPostThatAnswersIsToldOnceWithItsCitation() throws IOException {
    long question = watch(ASKED);
    long post = arrive(2, COSTS, 10);
    build(OPENS, COSTS);
    assertThat(standing.look()).isFalse();
    assertThat(state(question)).isEqualTo(State.MET);
    Alert alert = alerts().getFirst();
    assertThat(alert.post()).isEqualTo(post);
    assertThat(alert.question()).isEqualTo(question);
    Exchange exchange =
        store.read(w -> w.exchanges().find(alert.exchange().orElseThrow())).orElseThrow();
    assertThat(exchange.answer()).hasValueSatisfying(text -> assertThat(text).contains("2元"));
    assertThat(exchange.asker()).isEqualTo(5);
    StoredAnswer stored = StoredAnswer.read(exchange.evidence());
    Optional<Reply> again =
        knowledge.serve(posts -> stored.again(posts, exchange.answer().orElseThrow(), Language.ZH));
    assertThat(again).isPresent();

    arrive(3, "老街停车场每小时收费2元,没错。", 20);
    build(OPENS, COSTS, "老街停车场每小时收费2元,没错。");
    try (StandingQuestions restarted = questions()) {
      restarted.look();
    }
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void whatWasThereBeforeTheQuestionDoesNotAnswerIt() throws IOException {
    build(OPENS, COSTS);
    long question = watch(ASKED);
    arrive(3, "老街停车场真好。", 10);
    build(OPENS, COSTS, "老街停车场真好。");
    standing.look();
    assertThat(state(question)).isEqualTo(State.ACTIVE);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aPostThatCannotBeSearchedYetIsWaitedForByTheNextProcessToo() throws IOException {
    long question = watch(ASKED);
    arrive(2, COSTS, 10);
    assertThat(standing.look()).isTrue();
    assertThat(state(question)).isEqualTo(State.ACTIVE);
    build(OPENS, COSTS);
    try (StandingQuestions restarted = questions()) {
      assertThat(restarted.look()).isFalse();
    }
    assertThat(state(question)).isEqualTo(State.MET);
  }

  @Test
  void aPausedQuestionIsNotAsked() throws IOException {
    long question = watch(ASKED);
    store.run(w -> w.subscriptions().change(question, State.PAUSED, NOW));
    arrive(2, COSTS, 10);
    build(OPENS, COSTS);
    standing.look();
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aThreadOfItsOwnIsWokenAndTellsWhatItAdded() throws Exception {
    long question = watch(ASKED);
    standing.start();
    arrive(2, COSTS, 10);
    build(OPENS, COSTS);
    standing.wake();
    assertThat(added.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(state(question)).isEqualTo(State.MET);
  }
}
