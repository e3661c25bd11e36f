package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.answer.AnswerSettings;
import org.wentai.answer.Answerer;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;

class ConversationTest {
  @TempDir private static Path home;
  private static KnowledgeBase knowledge;
  private Conversation conversation;

  @BeforeAll
  static void index() throws IOException {
    Path folder = Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(
        folder.resolve("threads.jsonl"),
        """
        {"id":"901","title":"老街停车场开放通知","views":77,"posts":[{"author":"街道办","text":"老街停车场将于3月12日开放。\\n老街停车场白天每小时收费2元，夜间免费。"},{"author":"小周","text":"老街终于不用到处找车位了。"}]}
        {"id":"902","title":"图书馆搬迁","posts":[{"text":"市图书馆新馆位于人民路18号，藏书20万册。"}]}
        """);
    knowledge =
        KnowledgeBase.open(
            folder,
            home.resolve("data"),
            ZoneOffset.ofHours(8),
            new IndexSettings(Vectors.OFF, 0, 1));
    knowledge.build((step, done, total) -> {});
  }

  @AfterAll
  static void close() {
    knowledge.close();
  }

  @BeforeEach
  void begin() {
    conversation =
        new Conversation(knowledge, new Answerer(new AnswerSettings(0.3, 20)), Language.ZH);
  }

  private String notice(String said) {
    return ((Reply.Notice) conversation.say(said)).text();
  }

  @Test
  void answersAQuestionWithItsQuotes() {
    Reply reply = conversation.say("老街停车场什么时候开放？");
    assertThat(reply)
        .asInstanceOf(type(Reply.Answered.class))
        .satisfies(
            answered -> {
              assertThat(answered.text()).contains("3月12日");
              Quote first = answered.quotes().getFirst();
              assertThat(first.n()).isEqualTo(1);
              assertThat(first.floorName()).isEqualTo("楼主");
              assertThat(first.by()).contains("街道办");
              assertThat(first.bold())
                  .isNotEmpty()
                  .allSatisfy(
                      span -> assertThat(span.end()).isLessThanOrEqualTo(first.text().length()));
            });
  }

  @Test
  void aRecordsValueIsLabelledInTheAskersLanguage() {
    String question = "老街停车场这个帖子有多少人看过？";
    assertThat(((Reply.Answered) conversation.say(question)).text()).isEqualTo("查看：77");
    conversation.say("/lang en");
    assertThat(((Reply.Answered) conversation.say(question)).text()).isEqualTo("views: 77");
  }

  @Test
  void saysHonestlyThatNothingWasFound() {
    assertThat(conversation.say("火星基地的温度是多少？"))
        .asInstanceOf(type(Reply.NotAnswered.class))
        .satisfies(none -> assertThat(none.text()).contains("没有找到", "火星基地的温度是多少？"));
  }

  @Test
  void aRefusalOffersWhatComesClosest() {
    assertThat(conversation.say("老街停车场的管理员电话是多少？"))
        .asInstanceOf(type(Reply.NotAnswered.class))
        .satisfies(
            none -> {
              assertThat(none.closest()).map(Quote::thread).contains("901");
              assertThat(none.nearest().getFirst().id()).isEqualTo("901");
            });
    assertThat(conversation.say("/more")).isInstanceOf(Reply.Notice.class);
  }

  @Test
  void aFollowUpLeansOnTheQuestionBefore() {
    conversation.say("老街停车场什么时候开放？");
    assertThat(conversation.say("/floor 2"))
        .asInstanceOf(type(Reply.Floors.class))
        .satisfies(floors -> assertThat(floors.thread().id()).isEqualTo("901"));
    assertThat(conversation.say("/floor 沙发")).isInstanceOf(Reply.Floors.class);
  }

  @Test
  void numbersMeanTheListShownLast() {
    assertThat(conversation.say("/sources"))
        .asInstanceOf(type(Reply.Threads.class))
        .satisfies(all -> assertThat(all.threads()).hasSize(2));
    assertThat(conversation.say("/thread 2"))
        .asInstanceOf(type(Reply.Floors.class))
        .satisfies(floors -> assertThat(floors.thread().id()).isEqualTo("902"));
    assertThat(conversation.say("/floor 1"))
        .asInstanceOf(type(Reply.Floors.class))
        .satisfies(floors -> assertThat(floors.thread().id()).isEqualTo("902"));
    assertThat(conversation.say("/floor 901 1")).isInstanceOf(Reply.Floors.class);
  }

  @Test
  void ofSeveralQuestionsThoseThatNothingAnswersAreNamed() {
    assertThat(conversation.say("老街停车场什么时候开放？火星基地的温度是多少？"))
        .asInstanceOf(type(Reply.Answered.class))
        .satisfies(
            answered -> {
              assertThat(answered.text()).contains("3月12日");
              assertThat(answered.notes()).singleElement().asString().contains("火星基地的温度是多少？");
            });
  }

  @Test
  void aGreetingIsNoQuestion() {
    assertThat(notice("你好")).contains("/help");
    assertThat(notice("谢谢楼主！")).contains("不客气");
    assertThat(notice("再见")).contains("再见");
  }

  @Test
  void subscribingNeedsSomebodyWhoCanBeTold() {
    assertThat(notice("/subscribe 停车")).contains("/subscribe", "Telegram");
    assertThat(notice("/订阅停车")).contains("Telegram");
    assertThat(notice("/digest")).contains("wentai serve");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(notice("/floor 901 9")).contains("老街停车场开放通知", "9");
    assertThat(notice("/floor 999999999999")).contains("/floor");
    assertThat(notice("/floor")).contains("/floor");
    assertThat(notice("/thread 777")).contains("777");
    assertThat(notice("/thread")).contains("/sources");
    assertThat(notice("/more")).contains("先提问");
    assertThat(notice("/sorces")).contains("/sources");
    assertThat(notice("/xyzzy")).contains("/help");
    assertThat(notice("/lang klingon")).contains("/lang zh");
    assertThat(notice("  ")).contains("/help");
    assertThat(notice("问".repeat(2000))).contains("1000");
  }

  @Test
  void moreComesToAnEnd() {
    conversation.say("老街停车场什么时候开放？");
    Reply reply = conversation.say("/more");
    for (int i = 0; i < 50 && reply instanceof Reply.Quotes; i++) {
      reply = conversation.say("/more");
    }
    assertThat(reply)
        .asInstanceOf(type(Reply.Notice.class))
        .satisfies(end -> assertThat(end.text()).contains("没有更多"));
  }

  @Test
  void helpNamesEveryCommand() {
    for (Command command : Command.values()) {
      assertThat(notice("/help")).contains("/" + command.word());
    }
    conversation.say("/lang en");
    for (Command command : Command.values()) {
      assertThat(notice("/help")).contains("/" + command.word());
    }
  }
}
