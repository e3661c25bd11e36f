package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.telegram.HandlerBench.ALICE;
import static org.wentai.telegram.HandlerBench.BOB;
import static org.wentai.telegram.HandlerBench.GROUP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.store.AlertLane;
import org.wentai.store.Lane;
import org.wentai.store.Subscription;
import org.wentai.telegram.HandlerBench.Said;

/** What people who subscribe are told, and what is stored then. */
class SubscriptionCommandsTest extends HandlerCase {
  private int message = 100;

  private Said say(String text) {
    return one(bench.text(ALICE, ++message, text));
  }

  private Said press(Said on, String button) {
    return one(bench.press(ALICE, on, on.button(button)));
  }

  private List<Subscription> living(Lane lane) {
    return bench.store.read(work -> work.subscriptions().of(lane));
  }

  private List<Subscription> alices() {
    return living(Lane.of(ALICE));
  }

  private AlertLane lane(Lane lane) {
    return bench.store.read(work -> work.lanes().find(lane)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/subscribe all           | ALL    | ''",
        "/subscribe 全部          | ALL    | ''",
        "/subscribe thread 902    | THREAD | 902",
        "/订阅 帖子 902           | THREAD | 902",
        "/subscribe author 小周   | AUTHOR | 小周",
        "/订阅作者 小周           | AUTHOR | 小周",
        "/subscribe 停车 OR 车位  | WORDS  | 停车 OR 车位",
        "/订阅停车                | WORDS  | 停车",
        "／订阅 停车              | WORDS  | 停车"
      })
  void whatIsWrittenIsSubscribedToAtOnce(String text, Subscription.Kind kind, String target) {
    assertThat(say(text).text()).contains("已订阅", "这个私聊", "随到随发");
    assertThat(alices())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(kind);
              assertThat(one.target()).isEqualTo(target);
              assertThat(one.subscriber()).isEqualTo(ALICE);
              assertThat(one.language()).isEqualTo("zh");
            });
    assertThat(say(text).text()).contains("早已订阅");
    assertThat(alices()).hasSize(1);
  }

  @Test
  void theReplyShowsWhatWouldHaveMatchedLately() {
    bench.close();
    bench = HandlerBench.withOwnPosts(home);
    bench.rewrite(
        """
        {"id":"901","title":"老街","posts":[{"postedAt":"2026-11-20 09:00","text":"停车难。"},{"postedAt":"2026-11-21 09:00","text":"停车也难。"},{"postedAt":"2026-11-22 09:00","text":"天气好。"},{"postedAt":"2026-01-01 09:00","text":"以前停车也难。"}]}
        """);
    assertThat(say("/subscribe 停车").text()).contains("过去 30 天有 2 个", "· 老街 · 沙发");
    assertThat(say("/subscribe 火星").text()).contains("没有符合");
    assertThat(say("/subscribe author 没发过帖的人").text()).contains("还没见过", "名字");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/subscribe board 不存在 | 没有版块“不存在”",
        "/subscribe thread 99999 | 没有帖子“99999”",
        "/subscribe (停车        | 括号",
        "/subscribe 停车 OR      | “OR”旁边缺一个词",
        "/subscribe -停车        | 不要什么"
      })
  void whatCannotBeIsSaidWithTheMend(String text, String said) {
    assertThat(say(text).text()).contains(said);
    assertThat(alices()).isEmpty();
  }

  @Test
  void aChatHasALimitedNumber() {
    for (int i = 0; i < HandlerBench.MOST_SUBSCRIPTIONS; i++) {
      bench.pass(Duration.ofMinutes(1));
      say("/subscribe 词" + i);
    }
    assertThat(say("/subscribe 再来一个").text())
        .contains("最多 " + HandlerBench.MOST_SUBSCRIPTIONS, "/unsubscribe");
    assertThat(alices()).hasSize(HandlerBench.MOST_SUBSCRIPTIONS);
    Said list = say("/subscriptions");
    assertThat(list.text()).contains("20. 词“词19”").doesNotContain("21. ");
    assertThat(press(list, "下一页").text()).contains("21. 词“词20”", "30. ");
  }

  @Test
  void withoutWordsThereAreButtons() {
    say(OPENS);
    Said offer = say("/subscribe");
    assertThat(offer.button("老街停车场开放通知")).startsWith("s:");
    Said made = press(offer, "老街停车场开放通知");
    assertThat(made.what().method()).isEqualTo("editMessageText");
    assertThat(made.target()).hasValue(offer.message());
    assertThat(made.text()).contains("已订阅帖子“老街停车场开放通知”");
    assertThat(alices()).extracting(Subscription::target).containsExactly("901");
  }

  @Test
  void wordsAreAskedForAndTakenFromTheReply() {
    Said asked = press(say("/subscribe"), "填关键词");
    assertThat(asked.body().at("/reply_markup/force_reply").asBoolean()).isTrue();
    bench.restart();
    Said made = one(bench.replying(bench.text(ALICE, ++message, "停车 -转让"), asked));
    assertThat(made.text()).contains("已订阅词“停车 -转让”");
    Said edit = press(made, "改词");
    Said changed = one(bench.replying(bench.text(ALICE, ++message, "车位"), edit));
    assertThat(changed.text()).contains("已订阅词“车位”");
    assertThat(alices()).extracting(Subscription::target).containsExactly("车位");
    assertThat(say("/subscribe edit 1 停车费").text()).contains("停车费");
    assertThat(alices()).extracting(Subscription::target).containsExactly("停车费");
    assertThat(say("/subscribe edit 9 停车费").text()).contains("没有第 9 项");
  }

  @Test
  void aReplyToAnotherMessageIsAQuestionStill() {
    Said offer = say("/subscribe");
    press(offer, "填关键词");
    Said answer = one(bench.replying(bench.text(ALICE, ++message, OPENS), offer));
    assertThat(answer.text()).contains("3月12日");
    assertThat(alices()).isEmpty();
  }

  @Test
  void oneIsPausedResumedEndedAndTakenBack() {
    say("/subscribe 停车");
    say("/subscribe author 小周");
    Said list = say("/subscriptions");
    assertThat(list.text()).contains("订阅列表（2 项）", "1. 词“停车”", "2. 作者“小周”");
    Said one = press(list, "1");
    assertThat(one.target()).hasValue(list.message());
    Said paused = press(one, "暂停");
    assertThat(alices().getFirst().state()).isEqualTo(Subscription.State.PAUSED);
    assertThat(press(paused, "订阅列表").text()).contains("1. 词“停车”（已暂停）");
    Said again = press(paused, "继续");
    assertThat(again.text()).contains("有效");
    Said ended = press(again, "退订");
    assertThat(ended.text()).contains("已退订", "可以恢复");
    assertThat(alices()).extracting(Subscription::target).containsExactly("小周");
    bench.restart();
    press(ended, "恢复");
    assertThat(alices()).extracting(Subscription::target).containsExactly("小周", "停车");
    Said late = say("/unsubscribe 1");
    bench.pass(Duration.ofHours(2));
    assertThat(press(late, "恢复").text()).contains("没有这项");
    assertThat(say("/unsubscribe 7").text()).contains("没有第 7 项");
    assertThat(say("/unsubscribe abc").text()).contains("“abc”不是编号");
  }

  @Test
  void allEndOnlyWhenThatIsConfirmed() {
    say("/subscribe 停车");
    say("/subscribe all");
    Said sure = say("/unsubscribe all");
    assertThat(sure.text()).contains("全部 2 项");
    assertThat(alices()).hasSize(2);
    assertThat(press(sure, "全部退订").text()).contains("已退订 2 项");
    assertThat(alices()).isEmpty();
    assertThat(say("/subscriptions").text()).contains("还没有订阅");
  }

  @Test
  void aQuestionIsAnsweredOrWatched() {
    List<Said> said = bench.handle(bench.text(ALICE, 1, "/subscribe 问 火星基地的温度是多少？"));
    assertThat(said).hasSize(2);
    assertThat(said.getLast().text()).contains("已记下问题“火星基地的温度是多少？”", "只发一次");
    assertThat(alices())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(Subscription.Kind.QUESTION);
              assertThat(one.exchange()).hasValue(exchange(ALICE, 1).id());
            });
    assertThat(one(bench.text(ALICE, 2, "/subscribe " + OPENS)).text()).contains("3月12日");
    assertThat(alices()).hasSize(1);
  }

  @Test
  void alertsComeAsTheChatWishes() {
    assertThat(say("/digest").button("✓")).isEqualTo("d:480:0");
    assertThat(say("/digest daily 8:30 Europe/Berlin").text()).contains("08:30", "Europe/Berlin");
    AlertLane lane = lane(Lane.of(ALICE));
    assertThat(lane.digest()).isEqualTo(AlertLane.Digest.DAILY);
    assertThat(lane.digestAt()).isEqualTo(8 * 60 + 30);
    assertThat(lane.zone().getId()).isEqualTo("Europe/Berlin");
    Said hourly = press(say("/汇总"), "每小时");
    assertThat(hourly.button("✓")).contains(":1");
    assertThat(lane(Lane.of(ALICE)).digest()).isEqualTo(AlertLane.Digest.HOURLY);
    assertThat(say("/quiet 22:00-7:00").text()).contains("22:00–07:00");
    assertThat(lane(Lane.of(ALICE)).quietFrom()).isEqualTo(OptionalInt.of(22 * 60));
    assertThat(lane(Lane.of(ALICE)).zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(say("/quiet off").text()).contains("没有设");
    assertThat(say("/mute 3d").text()).contains("静音到");
    assertThat(press(say("/mute"), "解除静音").text()).contains("没有静音");
    assertThat(say("/digest 随便").text()).contains("“随便”");
    assertThat(say("/quiet 25:00-7:00").text()).contains("/quiet 22:00-7:00");
    assertThat(say("/mute 99w").text()).contains("31 天");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/subscribe 停车",
        "/unsubscribe all",
        "/digest hourly",
        "/quiet 22-7",
        "/mute 2h",
        "/subscribe"
      })
  void inAGroupOnlyItsAdminsManage(String text) {
    bench.groupAdmins(BOB);
    assertThat(one(bench.inGroup(ALICE, 1, text)).text()).contains("管理员");
    assertThat(living(Lane.of(GROUP))).isEmpty();
    assertThat(one(bench.inGroup(BOB, 2, text)).text()).doesNotContain("只有管理员");
    assertThat(bench.calls("getChatMember")).hasSize(2);
  }

  @Test
  void aGroupsMembersMayListAndItsTopicsHaveTheirOwn() {
    bench.groupAdmins(BOB);
    Said made = one(HandlerBench.inTopic(bench.inGroup(BOB, 1, "/subscribe 停车"), 7));
    assertThat(made.text()).contains("本话题");
    Lane topic = new Lane(GROUP, OptionalInt.of(7));
    assertThat(living(topic)).hasSize(1);
    assertThat(one(bench.inGroup(ALICE, 2, "/subscriptions")).text()).contains("还没有订阅");
    Said list = one(HandlerBench.inTopic(bench.inGroup(ALICE, 3, "/subscriptions"), 7));
    assertThat(list.text()).contains("停车");
    assertThat(made.what().lane()).isEqualTo(topic);
  }

  @Test
  void whetherHeIsAnAdminIsAskedAgainAfterAWhileAndNeverGuessed() {
    bench.answering(r -> WireServer.Told.refused(429, "Too Many Requests", ""));
    assertThat(one(bench.inGroup(BOB, 1, "/subscribe 停车")).text()).contains("稍后再试");
    bench.groupAdmins(BOB);
    assertThat(one(bench.inGroup(BOB, 2, "/subscribe 停车")).text()).contains("已订阅");
    bench.groupAdmins();
    assertThat(one(bench.inGroup(BOB, 3, "/subscribe 车位")).text()).contains("已订阅");
    bench.pass(Duration.ofMinutes(6));
    assertThat(one(bench.inGroup(BOB, 4, "/subscribe 地铁")).text()).contains("管理员");
  }

  @Test
  void anAnonymousAdminMayAndAChannelMayNot() {
    assertThat(one(as(bench.inGroup(BOB, 1, "/subscribe 停车"), GROUP, 1087968824L)).text())
        .contains("已订阅");
    assertThat(one(as(bench.inGroup(BOB, 2, "/subscribe 车位"), -100777, 136817688L)).text())
        .contains("管理员");
    assertThat(living(Lane.of(GROUP))).hasSize(1);
    assertThat(bench.calls("getChatMember")).isEmpty();
  }

  private static ObjectNode as(ObjectNode update, long sender, long user) {
    ObjectNode said = (ObjectNode) update.get("message");
    said.putObject("sender_chat").put("id", sender).put("type", "supergroup");
    ((ObjectNode) said.get("from")).put("id", user).put("is_bot", true);
    return update;
  }

  @Test
  void aMembersButtonInAGroupLeadsToThePrivateChat() throws Exception {
    bench.groupAdmins(BOB);
    Said answer = one(bench.inGroup(ALICE, 1, "/ask " + OPENS));
    assertThat(bench.handle(bench.press(ALICE, answer, answer.button("订阅此帖")))).isEmpty();
    String link = bench.call("answerCallbackQuery", 1).path("url").asText();
    assertThat(link).startsWith("https://t.me/wentai_bot?start=sub_");
    Said sure = say("/start " + link.substring(link.indexOf("sub_")));
    assertThat(sure.text()).contains("要在这里", "老街停车场开放通知");
    assertThat(alices()).isEmpty();
    assertThat(press(sure, "订阅").text()).contains("已订阅帖子");
    assertThat(alices()).extracting(Subscription::target).containsExactly("901");
    Said groups = one(bench.press(BOB, answer, answer.button("订阅此帖")));
    assertThat(groups.text()).contains("本群");
    assertThat(groups.what().method()).isEqualTo("sendMessage");
    assertThat(say("/start sub_99999").text()).contains("无法订阅");
    assertThat(say("/start sub_x").text()).contains("/help");
  }

  @Test
  void anotherChatsSubscriptionIsNotChangedByAForgedButton() {
    say("/subscribe 停车");
    Said bobs = one(bench.text(BOB, 1, "/subscribe 车位"));
    String forged = "e:" + alices().getFirst().id() + ":4:0";
    assertThat(one(bench.press(BOB, bobs, forged)).text()).contains("没有这项");
    assertThat(alices()).hasSize(1);
  }

  @Test
  void aNonAlertHasNoReason() {
    Said offer = say("/subscribe");
    assertThat(say("/why").text()).contains("回复一条通知");
    assertThat(one(bench.replying(bench.text(ALICE, ++message, "/why"), offer)).text())
        .contains("不是通知");
  }

  @Test
  void whoWatchesForAnAnswerInAGroupDoesSoOnceForAll() throws Exception {
    Said none = one(bench.inGroup(ALICE, 7, "/ask 火星基地的温度是多少？"));
    bench.handle(bench.press(BOB, none, none.button("告诉我")));
    bench.handle(bench.press(ALICE, none, none.button("告诉我")));
    assertThat(living(Lane.of(GROUP))).hasSize(1);
    assertThat(bench.call("answerCallbackQuery", 2).path("text").asText()).contains("已记下");
  }
}
