package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wentai.telegram.HandlerBench.ALICE;
import static org.wentai.telegram.HandlerBench.BOB;
import static org.wentai.telegram.HandlerBench.GROUP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.wentai.chat.StoredAnswer;
import org.wentai.chat.StoredCitation;
import org.wentai.forum.Post;
import org.wentai.store.Exchange;
import org.wentai.store.Inbox;
import org.wentai.store.Lane;
import org.wentai.telegram.HandlerBench.Said;

/** What questions lead to, from the update to the rows of the outbox. */
class HandlerTest extends HandlerCase {
  @Test
  void aPrivateTextIsAnsweredBelowIt() {
    Said said = one(bench.text(ALICE, 7, OPENS));
    assertThat(said.what().method()).isEqualTo("sendMessage");
    assertThat(said.what().lane()).isEqualTo(Lane.of(ALICE));
    assertThat(said.text()).contains("3月12日", "楼主", "街道办", "老街停车场开放通知");
    assertThat(said.repliesTo()).isEqualTo(7);
    assertThat(bench.typed).containsExactly(Lane.of(ALICE));
    assertThat(bench.typedEnough).containsExactly(Lane.of(ALICE));
  }

  @Test
  void whatIsCitedStandsInTheStoredPost() {
    for (String question : List.of(OPENS, "停车一小时多少钱？", "图书馆在哪里？", "图书馆有多少藏书？")) {
      Said said = one(bench.text(ALICE, question.hashCode() & 0xffff, question));
      Exchange exchange = exchange(ALICE, question.hashCode() & 0xffff);
      StoredAnswer stored = StoredAnswer.read(exchange.evidence());
      assertThat(stored.cited()).isNotEmpty();
      for (StoredCitation cited : stored.cited().subList(0, stored.shown())) {
        assertThat(said.text()).contains(cited.quoted());
        Post post =
            bench.knowledge.serve(
                g -> g.post(cited.post().thread(), cited.post().floor()).orElseThrow());
        assertThat(cited.span().of(post.text())).isEqualTo(cited.quoted());
      }
    }
  }

  @Test
  void theNextAnswerTellsThatACitedPostWasEdited() {
    bench.close();
    bench = HandlerBench.withOwnPosts(home);
    one(bench.text(ALICE, 7, OPENS));
    bench.rewrite(HandlerBench.POSTS.replace("3月12日", "4月1日"));
    bench.knowledge.build((step, done, total) -> {});
    Said next = one(bench.text(ALICE, 8, "图书馆有多少藏书？"));
    assertThat(next.text()).contains("20万册", "上一个回答引用的帖子（《老街停车场开放通知》楼主）已被编辑");
    assertThat(one(bench.text(ALICE, 9, OPENS)).text()).contains("4月1日").doesNotContain("上一个回答");
    assertThat(one(bench.text(BOB, 10, OPENS)).text()).doesNotContain("上一个回答");
  }

  @Test
  void theExchangeIsStoredWithItsReply() {
    bench.handle(bench.text(ALICE, 7, OPENS));
    Exchange exchange = exchange(ALICE, 7);
    assertThat(exchange.question()).isEqualTo(OPENS);
    assertThat(exchange.answer().orElseThrow()).contains("3月12日");
    assertThat(exchange.thread()).contains("901");
    assertThat(exchange.confidence()).isBetween(0.3, 1.0);
    long row = exchange.reply().orElseThrow();
    assertThat(bench.messageOf(row)).isEqualTo(OptionalLong.of(5001));
  }

  @Test
  void nothingFoundIsSaidAndStored() {
    Said said = one(bench.text(ALICE, 7, "火星基地的温度是多少？"));
    assertThat(said.text()).contains("没有找到", "火星基地的温度是多少？");
    assertThat(Press.of(said.button("告诉我"))).get().isInstanceOf(Press.Tell.class);
    assertThat(exchange(ALICE, 7).answer()).isEmpty();
  }

  @Test
  void aGroupIsAnsweredOnlyWhenItAddressesTheBot() {
    assertThat(bench.handle(bench.inGroup(ALICE, 1, OPENS))).isEmpty();
    assertThat(bench.handle(bench.inGroup(ALICE, 2, "/ask@other_bot " + OPENS))).isEmpty();
    Said said = one(bench.inGroup(ALICE, 3, "/ask " + OPENS));
    assertThat(said.what().lane()).isEqualTo(Lane.of(GROUP));
    assertThat(said.repliesTo()).isEqualTo(3);
    assertThat(said.text()).contains("3月12日");
  }

  @Test
  void anAnswerStaysInItsTopic() {
    ObjectNode update = bench.inGroup(ALICE, 3, "/ask " + OPENS);
    ((ObjectNode) update.get("message")).put("message_thread_id", 44).put("is_topic_message", true);
    Said said = one(update);
    assertThat(said.what().lane().topic()).hasValue(44);
    assertThat(said.body().has("message_thread_id")).isFalse();
  }

  @Test
  void aFollowUpLeansOnTheAskersOwnQuestion() {
    bench.handle(bench.inGroup(ALICE, 1, "/ask " + OPENS));
    bench.handle(bench.inGroup(BOB, 2, "/ask 图书馆在哪里？"));
    bench.handle(bench.inGroup(ALICE, 3, "/ask 那收费呢？"));
    assertThat(exchange(GROUP, 3).understood()).contains("收费", "什么时候开放");
  }

  @Test
  void afterHalfAnHourAQuestionStandsAlone() {
    bench.handle(bench.text(ALICE, 1, OPENS));
    bench.pass(Duration.ofMinutes(31));
    bench.handle(bench.text(ALICE, 2, "那收费呢？"));
    assertThat(exchange(ALICE, 2).understood()).isEqualTo("那收费呢？");
  }

  @Test
  void anEditedQuestionEditsItsAnswer() {
    ObjectNode asked = bench.text(ALICE, 7, OPENS);
    Said first = one(asked);
    Exchange before = exchange(ALICE, 7);
    Said second = one(bench.edited(asked, "图书馆在哪里？"));
    assertThat(second.what().method()).isEqualTo("editMessageText");
    assertThat(second.target()).hasValue(first.message());
    assertThat(second.text()).contains("人民路18号");
    Exchange after = exchange(ALICE, 7);
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.question()).isEqualTo("图书馆在哪里？");
    assertThat(after.reply()).isEqualTo(before.reply());
  }

  @Test
  void anEditedFollowUpLeansOnWhatItLeantOn() {
    bench.handle(bench.text(ALICE, 1, OPENS));
    ObjectNode asked = bench.text(ALICE, 2, "那收费呢？");
    bench.handle(asked);
    one(bench.edited(asked, "那夜间呢？"));
    assertThat(exchange(ALICE, 2).understood()).contains("夜间", "什么时候开放");
  }

  @Test
  void anEditThatLeavesTheQuestionChangesNothing() {
    ObjectNode asked = bench.inGroup(ALICE, 7, "/ask " + OPENS);
    bench.handle(asked);
    assertThat(bench.handle(bench.edited(asked, "/ask   " + OPENS))).isEmpty();
  }

  @Test
  void anEditThatAddressesTheBotAsks() {
    ObjectNode unasked = bench.inGroup(ALICE, 7, OPENS);
    assertThat(bench.handle(unasked)).isEmpty();
    Said said = one(bench.edited(unasked, "/ask " + OPENS));
    assertThat(said.what().method()).isEqualTo("sendMessage");
    assertThat(said.repliesTo()).isEqualTo(7);
  }

  @Test
  void anUpdateHandledTwiceIsAnsweredOnce() {
    Inbox.Received update = bench.received(bench.text(ALICE, 7, OPENS), 0);
    assertThat(bench.handle(update)).hasSize(1);
    bench.restart();
    assertThat(bench.handle(update)).isEmpty();
    assertThat(bench.waiting()).isZero();
  }

  @Test
  void whoAsksTooFastIsToldOnce() {
    int answered = 0;
    int told = 0;
    for (int i = 0; i < 15; i++) {
      for (Said said : bench.handle(bench.text(ALICE, 100 + i, "图书馆在哪里？"))) {
        answered += said.text().contains("人民路") ? 1 : 0;
        told += said.text().contains("太快") ? 1 : 0;
      }
    }
    assertThat(answered).isEqualTo(10);
    assertThat(told).isEqualTo(1);
    assertThat(bench.handle(bench.text(BOB, 200, OPENS))).hasSize(1);
  }

  @Test
  void whatIsNoQuestionIsSaid() {
    assertThat(one(bench.text(ALICE, 1, "问".repeat(1001))).text()).contains("1000");
    assertThat(one(bench.text(ALICE, 2, "/ask")).text()).contains("/ask");
    assertThat(bench.exchange(ALICE, 1)).isEmpty();
  }

  @Test
  void theLastFailureIsTold() {
    bench.close();
    bench = HandlerBench.withoutIndex(home);
    ObjectNode asked = bench.text(ALICE, 7, OPENS);
    Inbox.Received first = bench.received(asked, 0);
    assertThatThrownBy(() -> bench.handle(first)).isInstanceOf(RuntimeException.class);
    assertThat(bench.said()).isEmpty();
    assertThat(bench.waiting()).isEqualTo(1);
    var last = new Inbox.Received(first.bot(), first.id(), first.at(), first.body(), 2);
    List<Said> said = bench.handle(last);
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().text()).contains("出了问题");
    assertThat(said.getFirst().repliesTo()).isEqualTo(7);
    assertThat(bench.poisoned()).isEqualTo(1);
    assertThat(bench.typedEnough).isNotEmpty().isEqualTo(bench.typed);
  }

  @Test
  void inlineQueriesGetCitedResults() throws Exception {
    bench.handle(inline("老街停车场什么时候开放？"));
    var answer = bench.call("answerInlineQuery", 1);
    assertThat(answer.get("results")).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    String message = answer.at("/results/0/input_message_content/message_text").asText();
    assertThat(TelegramHtml.parse(message).text()).contains("3月12日", "老街停车场开放通知");
    assertThat(answer.path("cache_time").asInt()).isEqualTo(300);
    assertThat(answer.path("is_personal").asBoolean(true)).isFalse();
  }

  @Test
  void inlineQueriesWithoutResultsLeadToTheBot() throws Exception {
    bench.handle(inline(""));
    assertThat(bench.call("answerInlineQuery", 1).at("/button/start_parameter").asText())
        .isNotEmpty();
    bench.handle(inline("火星基地的温度是多少？"));
    var answer = bench.call("answerInlineQuery", 2);
    assertThat(answer.get("results")).isEmpty();
    assertThat(answer.at("/button/text").asText()).isNotEmpty();
  }

  private static ObjectNode inline(String query) {
    return HandlerBench.parsed(
        "{'inline_query':{'id':'q1','from':{'id':11,'is_bot':false,'first_name':'A'},'query':'"
            + query
            + "','offset':''}}");
  }

  @Test
  void aNewGroupIsGreetedOnce() {
    List<Said> said = bench.handle(member("left", "member"));
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().text()).contains("/ask", "@wentai_bot", "隐私模式");
    bench.handle(member("member", "kicked"));
    assertThat(bench.isClosed(GROUP)).isTrue();
    assertThat(bench.handle(member("kicked", "member"))).isEmpty();
    assertThat(bench.isClosed(GROUP)).isFalse();
  }

  private static ObjectNode member(String before, String after) {
    return HandlerBench.parsed(
        """
        {'my_chat_member':{'chat':{'id':-1001234,'type':'supergroup','title':'G'},
        'from':{'id':11,'is_bot':false,'first_name':'A'},'date':1795507200,
        'old_chat_member':{'status':'%s','user':{'id':123456,'is_bot':true,'first_name':'B'}},
        'new_chat_member':{'status':'%s','user':{'id':123456,'is_bot':true,'first_name':'B'}}}}
        """
            .formatted(before, after));
  }

  @Test
  void aMigratedGroupKeepsItsSettings() {
    bench.handle(bench.inGroup(ALICE, 1, "/lang en"));
    bench.handle(
        HandlerBench.parsed(
            """
            {'message':{'message_id':9,'date':1795507200,'migrate_to_chat_id':-1009,
            'chat':{'id':-1001234,'type':'group','title':'G'},
            'from':{'id':11,'is_bot':false,'first_name':'A'}}}
            """));
    assertThat(bench.language(-1009)).contains("en");
  }
}
