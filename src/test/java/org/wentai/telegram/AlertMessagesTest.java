package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.telegram.HandlerBench.ALICE;
import static org.wentai.telegram.HandlerBench.GROUP;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wentai.alert.Gathered;
import org.wentai.alert.Gathered.Occasion;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Alert;
import org.wentai.store.AlertLane;
import org.wentai.store.Exchange;
import org.wentai.store.Lane;
import org.wentai.store.Lanes;
import org.wentai.store.Subscription;
import org.wentai.telegram.HandlerBench.Said;

/** How alerts read, and what their buttons do. */
class AlertMessagesTest extends HandlerCase {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final ThreadHead HEAD =
      new ThreadHead(
          "901",
          "老街停车场开放通知",
          Optional.of("交通"),
          Optional.of(URI.create("https://bbs.example/thread-901-1-1.html")),
          OptionalLong.empty(),
          OptionalInt.empty(),
          "threads.jsonl");

  private long ids;

  private static Subscription words(String words) {
    return subscription(Subscription.Kind.WORDS, words);
  }

  private static Subscription subscription(Subscription.Kind kind, String target) {
    return new Subscription(
        7,
        Lane.of(ALICE),
        ALICE,
        kind,
        target,
        target,
        "zh",
        OptionalLong.empty(),
        Subscription.State.ACTIVE,
        NOW,
        NOW,
        1);
  }

  private Gathered.Item item(Post post, boolean gone, Subscription... why) {
    return new Gathered.Item(alert(OptionalLong.empty()), post, gone, List.of(why));
  }

  private Alert alert(OptionalLong exchange) {
    return new Alert(
        ++ids,
        Lane.of(ALICE),
        ids,
        1,
        exchange.isPresent() ? 7 : 0,
        exchange,
        List.of(7L),
        NOW,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static Post post(int floor, String text, Span... quotes) {
    var post =
        Post.of(floor, text)
            .pid(9000 + floor)
            .author("小周")
            .postedAt(OffsetDateTime.parse("2026-11-24T15:59:00+08:00"));
    List.of(quotes).forEach(post::quote);
    return post.build();
  }

  private List<Gathered.Message> messages(Occasion occasion, List<Gathered.Thread> threads) {
    AlertLane lane = Lanes.usual(Lane.of(ALICE), java.time.ZoneOffset.UTC);
    return messages(new Gathered(lane, "zh", occasion, threads, List.of()));
  }

  private List<Gathered.Message> messages(Gathered gathered) {
    AlertMessages alerts = new AlertMessages(bench.knowledge, java.time.ZoneOffset.ofHours(8));
    return bench.store.write(work -> alerts.of(work, gathered));
  }

  private static TelegramHtml.Message parsed(Gathered.Message message) {
    return TelegramHtml.parse(HandlerBench.json(message.outgoing().body()).path("text").asText());
  }

  private static String text(Gathered.Message message) {
    return parsed(message).text();
  }

  @Test
  void aNewReplyIsQuotedWithItsPlaceAndTheReason() {
    Post post = post(14, "小李说：车位多吗？\n我看老街停车场车位很多。", new Span(0, 9));
    var thread = new Gathered.Thread(HEAD, List.of(item(post, false, words("车位 OR 停车"))));
    Gathered.Message message = messages(Occasion.NOW, List.of(thread)).getFirst();
    assertThat(text(message))
        .isEqualTo(
            "新回复 1 条 老街停车场开放通知 · 交通\n\n"
                + "14楼 · 小周 · 2026-11-24 15:59\n"
                + "我看老街停车场车位很多。\n\n"
                + "因为订阅了词“车位 OR 停车”");
    assertThat(parsed(message).of("blockquote expandable")).containsExactly("我看老街停车场车位很多。");
    assertThat(parsed(message).of("b")).contains("停车", "车位");
    assertThat(parsed(message).entities())
        .flatExtracting(e -> e.url().stream().toList())
        .anyMatch(url -> url.contains("pid=9014"));
    assertThat(message.alerts()).containsExactly(1L);
    assertThat(message.outgoing().urgency()).isEqualTo(org.wentai.store.Outgoing.Urgency.ALERT);
  }

  @Test
  void severalRepliesOfAThreadAreOneMessage() {
    List<Gathered.Item> items = new ArrayList<>();
    for (int floor = 2; floor <= 21; floor++) {
      items.add(
          item(post(floor, "第" + floor + "楼说"), false, subscription(Subscription.Kind.ALL, "")));
    }
    List<Gathered.Message> messages =
        messages(Occasion.NOW, List.of(new Gathered.Thread(HEAD, items)));
    assertThat(messages).hasSize(1);
    assertThat(text(messages.getFirst()))
        .contains("新回复 20 条", "沙发", "第11楼说", "另有 10 条", "因为订阅了全部新帖和回复")
        .doesNotContain("第12楼说");
    assertThat(messages.getFirst().alerts()).hasSize(20);
  }

  @Test
  void whatIsGoneShowsNothing() {
    var gone = item(post(3, "秘密"), true, words("秘"));
    var there = item(post(4, "公开"), false, words("公"));
    String text =
        text(
            messages(Occasion.NOW, List.of(new Gathered.Thread(HEAD, List.of(gone, there))))
                .getFirst());
    assertThat(text).contains("公开", "另有 1 条已被删除或隐藏").doesNotContain("秘密", "板凳");
    assertThat(messages(Occasion.NOW, List.of(new Gathered.Thread(HEAD, List.of(gone))))).isEmpty();
    assertThat(messages(Occasion.DIGEST, List.of(new Gathered.Thread(HEAD, List.of(gone)))))
        .isEmpty();
  }

  @Test
  void aLongPostIsQuotedFromTheSentenceThatMatches() {
    Post post = post(2, "天气很好。".repeat(400) + "老街的车位已经满了。" + "再见。".repeat(9));
    var thread = new Gathered.Thread(HEAD, List.of(item(post, false, words("车位"))));
    String quoted =
        parsed(messages(Occasion.NOW, List.of(thread)).getFirst())
            .of("blockquote expandable")
            .getFirst();
    assertThat(quoted).startsWith("…老街的车位已经满了。").endsWith("再见。");
  }

  @Test
  void aDigestListsThreadsOverSeveralMessages() {
    List<Gathered.Thread> threads =
        IntStream.rangeClosed(1, 80)
            .mapToObj(
                n ->
                    new Gathered.Thread(
                        new ThreadHead(
                            "t" + n,
                            "帖子" + n + "，" + "长".repeat(90),
                            Optional.of("交通"),
                            HEAD.address(),
                            OptionalLong.empty(),
                            OptionalInt.empty(),
                            "x"),
                        List.of(
                            item(post(2, "a"), false, words("a")),
                            item(post(3, "b"), false, words("a")))))
            .toList();
    AlertLane lane = Lanes.usual(Lane.of(ALICE), java.time.ZoneOffset.UTC);
    List<Gathered.Message> messages =
        messages(new Gathered(lane, "zh", Occasion.DIGEST, threads, List.of(), 5));
    assertThat(messages).hasSizeGreaterThan(1);
    assertThat(text(messages.getFirst())).startsWith("新帖汇总：80 个帖子，165 条新内容");
    assertThat(text(messages.getLast())).contains("60. 帖子60", "另有 20 个帖子，40 条新内容", "另有 5 条新内容");
    assertThat(messages).allSatisfy(m -> assertThat(text(m).length()).isLessThanOrEqualTo(4096));
    assertThat(messages.stream().flatMap(m -> m.alerts().stream()).distinct()).hasSize(160);
  }

  @Test
  void aStandingQuestionsAnswerComesWithItsCitationsBelowTheQuestion() {
    one(bench.text(ALICE, 7, OPENS));
    Exchange answered = exchange(ALICE, 7);
    Subscription question =
        new Subscription(
            7,
            Lane.of(ALICE),
            ALICE,
            Subscription.Kind.QUESTION,
            OPENS,
            OPENS,
            "zh",
            OptionalLong.of(answered.id()),
            Subscription.State.MET,
            NOW,
            NOW,
            1);
    var answer = new Gathered.Answer(alert(OptionalLong.of(answered.id())), question);
    AlertLane lane = Lanes.usual(Lane.of(ALICE), java.time.ZoneOffset.UTC);
    Gathered.Message message =
        messages(new Gathered(lane, "zh", Occasion.NOW, List.of(), List.of(answer))).getFirst();
    assertThat(text(message)).startsWith("你问过：" + OPENS).contains("3月12日", "[1] 老街停车场");
    assertThat(
            HandlerBench.json(message.outgoing().body())
                .at("/reply_parameters/message_id")
                .asLong())
        .isEqualTo(7);
  }

  @Test
  void theButtonsOfAnAlertTellAndLeadOn() {
    Subscription why =
        bench.store.write(
            work -> {
              var made = words("车位");
              long id = work.subscriptions().add(made).orElseThrow();
              return work.subscriptions().find(id).orElseThrow();
            });
    Alert waiting =
        bench.store.write(
            work -> {
              work.alerts()
                  .add(
                      List.of(
                          new Alert(
                              0,
                              Lane.of(ALICE),
                              5,
                              1,
                              0,
                              OptionalLong.empty(),
                              List.of(why.id()),
                              NOW,
                              OptionalLong.empty(),
                              Optional.empty(),
                              Optional.empty(),
                              "")));
              return work.alerts().waitingPosts(Lane.of(ALICE), 5).getFirst();
            });
    var item = new Gathered.Item(waiting, post(2, "车位"), false, List.of(why));
    Gathered.Message message =
        messages(Occasion.NOW, List.of(new Gathered.Thread(HEAD, List.of(item)))).getFirst();
    bench.store.run(
        work ->
            work.alerts().tell(message.alerts(), work.outbox().add(message.outgoing(), NOW), NOW));
    Said alert = bench.said().getFirst();
    Said told = one(bench.press(ALICE, alert, alert.button("为什么")));
    assertThat(told.what().method()).isEqualTo("sendMessage");
    assertThat(told.text()).contains("1 项新内容", "词“车位”", "匹配 2026-11-24", "已发出", "试发 1 次");
    assertThat(one(bench.replying(bench.text(ALICE, 9, "/why"), alert)).text())
        .isEqualTo(told.text());
    Said entry = one(bench.press(ALICE, alert, alert.button("这项订阅")));
    assertThat(entry.text()).contains("词“车位”：有效");
    Said last = one(bench.press(ALICE, entry, entry.button("最近一次")));
    assertThat(last.text()).contains("最近一次通知：2026-11-24");
    assertThat(one(bench.press(ALICE, alert, alert.button("前后楼层"))).text()).contains("沙发");
  }

  @Test
  void anAlertSpeaksTheChatsLanguage() {
    bench.store.run(work -> work.chats().speak(GROUP, "en"));
    var thread = new Gathered.Thread(HEAD, List.of(item(post(2, "车位"), false, words("车位"))));
    AlertLane lane = Lanes.usual(Lane.of(GROUP), java.time.ZoneOffset.UTC);
    String text =
        text(
            messages(new Gathered(lane, "zh", Occasion.NOW, List.of(thread), List.of()))
                .getFirst());
    assertThat(text).contains("New replies: 1", "Because you subscribed to words \"车位\"");
  }
}
