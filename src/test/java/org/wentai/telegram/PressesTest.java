package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.telegram.HandlerBench.ALICE;
import static org.wentai.telegram.HandlerBench.BOB;

import org.junit.jupiter.api.Test;
import org.wentai.store.Exchanges;
import org.wentai.store.Subscription;
import org.wentai.telegram.HandlerBench.Said;

/** What pressed buttons lead to, also after a restart. */
class PressesTest extends HandlerCase {
  @Test
  void moreShowsFurtherPassagesOnce() throws Exception {
    Said answer = one(bench.text(ALICE, 7, OPENS));
    bench.restart();
    Said more = one(bench.press(ALICE, answer, answer.button("更多依据")));
    assertThat(more.what().method()).isEqualTo("sendMessage");
    assertThat(more.repliesTo()).isEqualTo(answer.message());
    assertThat(more.text()).contains("更多依据", "老街停车场");
    bench.call("answerCallbackQuery", 1);
  }

  @Test
  void passagesThatWereRewrittenAreNotQuoted() {
    bench.close();
    bench = HandlerBench.withOwnPosts(home);
    Said answer = one(bench.text(ALICE, 7, OPENS));
    bench.rewrite(HandlerBench.POSTS.replace("老街停车场", "新街停车场"));
    Said more = one(bench.press(ALICE, answer, answer.button("更多依据")));
    assertThat(more.text()).contains("改过").doesNotContain("老街停车场");
  }

  @Test
  void anotherChatsAnswerIsNotShown() throws Exception {
    Said alices = one(bench.text(ALICE, 7, OPENS));
    Said bobs = one(bench.text(BOB, 7, "图书馆在哪里？"));
    assertThat(bench.handle(bench.press(BOB, bobs, alices.button("更多依据")))).isEmpty();
    assertThat(bench.call("answerCallbackQuery", 1).path("text").asText()).contains("过期");
  }

  @Test
  void floorsOpenBelowAnAnswerAndTurnInPlace() {
    Said answer = one(bench.text(ALICE, 7, OPENS));
    Said floors = one(bench.press(ALICE, answer, answer.button("前后楼层")));
    assertThat(floors.what().method()).isEqualTo("sendMessage");
    assertThat(floors.text()).contains("老街停车场开放通知", "楼主", "沙发");
    bench.restart();
    String again = "f:" + number(floors) + ":11";
    Said page = one(bench.press(ALICE, floors, again));
    assertThat(page.what().method()).isEqualTo("editMessageText");
    assertThat(page.target()).hasValue(floors.message());
    assertThat(page.text()).contains("11楼", "13楼").doesNotContain("沙发");
    Said floor = one(bench.press(ALICE, page, "p:" + number(page) + ":5:0"));
    assertThat(floor.what().method()).isEqualTo("editMessageText");
    assertThat(floor.text()).contains("12点");
  }

  /** The number of the thread that the buttons below {@code floors} name. */
  private static long number(Said floors) {
    String data = floors.body().at("/reply_markup/inline_keyboard/0/0/callback_data").asText();
    return switch (Press.of(data).orElseThrow()) {
      case Press.Floors press -> press.thread();
      case Press.Floor press -> press.thread();
      default -> throw new AssertionError(data);
    };
  }

  @Test
  void everyoneInAGroupHasOneVote() throws Exception {
    Said answer = one(bench.inGroup(ALICE, 7, "/ask " + OPENS));
    long id = exchange(HandlerBench.GROUP, 7).id();
    String helpful = answer.button("有用");
    bench.handle(bench.press(ALICE, answer, helpful));
    assertThat(bench.call("answerCallbackQuery", 1).path("text").asText()).contains("谢谢");
    bench.restart();
    bench.handle(bench.press(ALICE, answer, helpful));
    bench.handle(bench.press(BOB, answer, answer.button("没用")));
    Exchanges.Votes votes = bench.votes(id);
    assertThat(votes).isEqualTo(new Exchanges.Votes(1, 1));
  }

  @Test
  void aVoteIsMarkedOnThePrivateAnswer() {
    Said answer = one(bench.text(ALICE, 7, OPENS));
    Said marked = one(bench.press(ALICE, answer, answer.button("有用")));
    assertThat(marked.what().method()).isEqualTo("editMessageReplyMarkup");
    assertThat(marked.target()).hasValue(answer.message());
    assertThat(marked.button("✓")).isEqualTo(answer.button("有用"));
    assertThat(marked.button("更多依据")).isEqualTo(answer.button("更多依据"));
    assertThat(bench.handle(bench.press(ALICE, answer, answer.button("有用")))).isEmpty();
  }

  @Test
  void pressingFastDoesNotFillAChat() {
    Said answer = one(bench.text(ALICE, 7, OPENS));
    int said = 0;
    for (int i = 0; i < 15; i++) {
      said += bench.handle(bench.press(BOB, answer, answer.button("更多依据"))).size();
    }
    assertThat(said).isEqualTo(10);
  }

  @Test
  void aWishIsNotedForWhoPressed() throws Exception {
    Said none = one(bench.inGroup(ALICE, 7, "/ask 火星基地的温度是多少？"));
    assertThat(bench.handle(bench.press(BOB, none, none.button("告诉我")))).isEmpty();
    Subscription wish = bench.subscriptions().getFirst();
    assertThat(wish.kind()).isEqualTo(Subscription.Kind.QUESTION);
    assertThat(wish.subscriber()).isEqualTo(BOB);
    assertThat(wish.target()).isEqualTo("火星基地的温度是多少？");
    assertThat(bench.call("answerCallbackQuery", 1).path("text").asText()).contains("已记下");
  }

  @Test
  void strangeDataIsAnsweredAndNoMore() throws Exception {
    Said answer = one(bench.text(ALICE, 7, OPENS));
    assertThat(bench.handle(bench.press(ALICE, answer, "x:1:2"))).isEmpty();
    assertThat(bench.handle(bench.press(ALICE, answer, "f:99999:1"))).isEmpty();
    assertThat(bench.handle(bench.press(ALICE, answer, "k:1:1"))).isEmpty();
    bench.call("answerCallbackQuery", 3);
  }
}
