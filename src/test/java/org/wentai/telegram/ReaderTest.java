package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.store.Lane;
import org.wentai.telegram.Incoming.Asked;
import org.wentai.telegram.Incoming.AskedInline;
import org.wentai.telegram.Incoming.Commanded;
import org.wentai.telegram.Incoming.Document;
import org.wentai.telegram.Incoming.Ignored;
import org.wentai.telegram.Incoming.Membership;
import org.wentai.telegram.Incoming.Migrated;
import org.wentai.telegram.Incoming.Origin;
import org.wentai.telegram.Incoming.Pressed;

/** What an update means: who asks, where, and what; and what is none of the bot's business. */
class ReaderTest {
  private static final Reader READER = new Reader(new Reader.Me(99, "WentaiTestBot", false, true));

  private static final String ANN =
      """
      "from": {"id": 5, "is_bot": false, "first_name": "Ann", "language_code": "zh-hans"}""";

  private static final String ME = "{\"id\": 99, \"is_bot\": true, \"first_name\": \"问泰\"}";
  private static final String PRIVATE = "{\"id\": 5, \"type\": \"private\"}";
  private static final String GROUP = "{\"id\": -100123, \"type\": \"supergroup\"}";
  private static final String REPLY_TO_ME =
      "\"reply_to_message\": {\"message_id\": 8, \"date\": 1, \"chat\": %s, \"from\": %s}"
          .formatted(GROUP, ME);

  private static String message(String chat, String rest) {
    return """
        {"update_id": 7, "message": {"message_id": 31, "date": 1700000000, "chat": %s, %s}}"""
        .formatted(chat, rest);
  }

  private static Incoming inPrivate(String text) {
    return READER.read(message(PRIVATE, ANN + ", \"text\": \"" + text + "\""));
  }

  private static Incoming inGroup(String text, String more) {
    String comma = more.isEmpty() ? "" : ", ";
    return READER.read(message(GROUP, ANN + ", \"text\": \"" + text + "\"" + comma + more));
  }

  private static Incoming inGroup(String text) {
    return inGroup(text, "");
  }

  @Test
  void aPrivateTextIsAQuestionOfItsSender() {
    assertThat(inPrivate("  停车费怎么收？\u3000"))
        .isEqualTo(
            new Asked(
                new Origin(
                    Lane.of(5),
                    Incoming.Place.PRIVATE,
                    5,
                    OptionalLong.of(5),
                    Optional.of("zh-hans"),
                    31,
                    Instant.ofEpochSecond(1_700_000_000),
                    OptionalLong.empty()),
                "停车费怎么收？",
                false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ask 停车费怎么收？      | ask    | 停车费怎么收？",
        "/ask停车费              | ask    | 停车费",
        "/ask：停车费            | ask    | 停车费",
        "/ask@WentaiTestBot停车  | ask    | 停车",
        "/ASK@wentaitestbot 停车 | ask    | 停车",
        "／ask　停车费           | ask    | 停车费",
        "　/ask 停车             | ask    | 停车",
        "/ask @WentaiTestBot 停车 | ask   | 停车",
        "/ask\\n停车             | ask    | 停车",
        "/问停车费               | ask    | 停车费",
        "/提问 停车费            | ask    | 停车费",
        "/帮助                   | help   | ''",
        "/帮助@WentaiTestBot     | help   | ''",
        "/楼层3                  | floor  | 3",
        "/floor3                 | floor  | 3",
        "/floor 12 3             | floor  | 12 3",
        "/floor12 3              | floor  | 12 3",
        "/thread2@WentaiTestBot  | thread | 2",
        "/start abc_DEF-9        | start  | abc_DEF-9",
        "/lang en                | lang   | en",
        "/reload                 | reload | ''",
        "/nonsense 1             | nonsense | 1",
        "/helpme                 | helpme | ''",
      })
  void commandsInPrivateHoweverTheyAreWritten(String text, String name, String argument) {
    assertThat(inPrivate(text))
        .isInstanceOfSatisfying(
            Commanded.class,
            c -> {
              assertThat(c.name()).isEqualTo(name);
              assertThat(c.argument()).isEqualTo(argument);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/usr/bin 在哪      | /usr/bin 在哪",
        "/停车费            | 停车费",
        "@WentaiTestBot 停车 | 停车",
        "3/4 是多少         | 3/4 是多少",
        "你好@WentaiTestBot | 你好",
        "？                 | ？",
      })
  void otherPrivateTextsAreQuestions(String text, String question) {
    assertThat(inPrivate(text))
        .isInstanceOfSatisfying(Asked.class, a -> assertThat(a.question()).isEqualTo(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "停车费怎么收？",
        "/ask@OtherBot 停车",
        "/help@OtherBot",
        "/nonsense",
        "/停车费",
        "/ban @WentaiTestBot",
        "/status @OtherBot",
        "写信给 ann@wentaitestbot.example",
        "@WentaiTestBotX 停车",
        "@WentaiTestBot2停车",
        "@OtherBot 停车",
        "parking@WentaiTestBot"
      })
  void whatIsNotAddressedToTheBotIsNoneOfItsBusiness(String text) {
    assertThat(inGroup(text)).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@WentaiTestBot 停车费怎么收？     | 停车费怎么收？",
        "@WentaiTestBot停车费             | 停车费",
        "停车@wentaitestbot               | 停车",
        "停车费，@WentaiTestBot           | 停车费",
        "@WENTAITESTBOT，停车费？         | 停车费？",
        "＠WentaiTestBot 停车             | 停车",
        "请问 @WentaiTestBot 停车费       | 请问 停车费",
        "停车@WentaiTestBot费用           | 停车费用",
        "😀👍🏽 @WentaiTestBot 停车费       | 😀👍🏽 停车费",
        "@WentaiTestBot @OtherBot 停车    | @OtherBot 停车",
        "fee,@WentaiTestBot,parking       | fee,,parking",
        "@WentaiTestBot                   | ''",
        "@WentaiTestBot ？                | ''",
      })
  void aMentionInAGroup(String text, String question) {
    assertThat(inGroup(text))
        .isInstanceOfSatisfying(Asked.class, a -> assertThat(a.question()).isEqualTo(question));
  }

  @Test
  void aMentionByIdIsOneToo() {
    String entity =
        """
        "entities": [{"type": "text_mention", "offset": 3, "length": 2, "user": %s}]""";
    assertThat(inGroup("😀 问泰 停车费", entity.formatted(ME)))
        .isInstanceOfSatisfying(Asked.class, a -> assertThat(a.question()).isEqualTo("😀 停车费"));
    assertThat(inGroup("😀 老王 停车费", entity.formatted("{\"id\": 6, \"is_bot\": false}")))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void aNameInCodeOrALinkCallsNobody() {
    String entity = "\"entities\": [{\"type\": \"%s\", \"offset\": 0, \"length\": 20}]";
    String text = "x.cn/@WentaiTestBot/ 看看";
    assertThat(inGroup(text, entity.formatted("url"))).isInstanceOf(Ignored.class);
    assertThat(inGroup(text, entity.formatted("code"))).isInstanceOf(Ignored.class);
    assertThat(inGroup(text, entity.formatted("bold"))).isInstanceOf(Asked.class);
    assertThat(inGroup("/ask something here.", entity.formatted("pre")))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void commandsInGroups() {
    assertThat(inGroup("/ask 停车")).isInstanceOf(Commanded.class);
    assertThat(inGroup("/ask停车")).isInstanceOf(Commanded.class);
    assertThat(inGroup("/帮助")).isInstanceOf(Commanded.class);
    assertThat(inGroup("/nonsense@WentaiTestBot")).isInstanceOf(Commanded.class);
    assertThat(inGroup("/ask @WentaiTestBot 停车"))
        .isInstanceOfSatisfying(Commanded.class, c -> assertThat(c.argument()).isEqualTo("停车"));
    assertThat(inGroup("@WentaiTestBot /floor 3"))
        .isInstanceOfSatisfying(
            Commanded.class, c -> assertThat(c.name() + c.argument()).isEqualTo("floor3"));
    assertThat(inGroup("@WentaiTestBot /ask@OtherBot 3")).isInstanceOf(Ignored.class);
  }

  @Test
  void aReplyToTheBotIsAQuestionUnlessItCallsAnotherBot() {
    assertThat(inGroup("那收费呢？", REPLY_TO_ME))
        .isInstanceOfSatisfying(Asked.class, a -> assertThat(a.question()).isEqualTo("那收费呢？"));
    assertThat(inGroup("@OtherBot 那收费呢？", REPLY_TO_ME)).isInstanceOf(Ignored.class);
    assertThat(inGroup("@WentaiTestBot @OtherBot 呢", REPLY_TO_ME)).isInstanceOf(Asked.class);
    assertThat(inGroup("@laowang 你看呢", REPLY_TO_ME)).isInstanceOf(Asked.class);
    assertThat(inGroup("/nonsense", REPLY_TO_ME)).isInstanceOf(Commanded.class);
    assertThat(inGroup("/ask@OtherBot 停车", REPLY_TO_ME)).isInstanceOf(Ignored.class);
  }

  @Test
  void aReplyToAnyoneElseIsNone() {
    assertThat(inGroup("那收费呢？", replyTo("{\"id\": 6, \"is_bot\": false}", "\"text\": \"停车\"")))
        .isInstanceOf(Ignored.class);
    String otherBot = replyTo("{\"id\": 98, \"is_bot\": true}", "\"text\": \"done\"");
    assertThat(inGroup("/help", otherBot)).isInstanceOf(Ignored.class);
    assertThat(inGroup("/help@WentaiTestBot", otherBot)).isInstanceOf(Commanded.class);
    assertThat(inGroup("@WentaiTestBot /help", otherBot)).isInstanceOf(Commanded.class);
  }

  @Test
  void aCommandInReplyToAnAnonymousAdminIsForTheBot() {
    String admin =
        replyTo(
            "{\"id\": 1087968824, \"is_bot\": true}",
            "\"sender_chat\": " + GROUP + ", \"text\": \"停车费怎么收？\"");
    assertThat(inGroup("/ask", admin))
        .isInstanceOfSatisfying(
            Commanded.class, c -> assertThat(c.argument()).isEqualTo("停车费怎么收？"));
  }

  private static String replyTo(String from, String rest) {
    return "\"reply_to_message\": {\"message_id\": 8, \"date\": 1, \"chat\": %s, \"from\": %s, %s}"
        .formatted(GROUP, from, rest);
  }

  @Test
  void anEmptyQuestionTakesTheWordsItAnswers() {
    String other = replyTo("{\"id\": 6, \"is_bot\": false}", "\"text\": \"停车费怎么收，谁知道\"");
    assertThat(question(inGroup("@WentaiTestBot", other))).isEqualTo("停车费怎么收，谁知道");
    assertThat(question(inGroup("@WentaiTestBot", other + ", \"quote\": {\"text\": \"停车费\"}")))
        .isEqualTo("停车费");
    assertThat(question(inGroup("@WentaiTestBot 几点开门", other))).isEqualTo("几点开门");
    assertThat(question(inGroup("@WentaiTestBot", REPLY_TO_ME + ", \"quote\": {\"text\": \"x\"}")))
        .isEmpty();
  }

  private static String question(Incoming incoming) {
    return ((Asked) incoming).question();
  }

  @Test
  void aMessageInATopicIsNoReplyToTheBotThatOpenedIt() {
    String opened =
        "\"is_topic_message\": true, \"message_thread_id\": 8, "
            + replyTo(ME, "\"forum_topic_created\": {\"name\": \"停车\"}");
    assertThat(inGroup("大家好", opened)).isInstanceOf(Ignored.class);
    assertThat(inGroup("/ask 停车", opened))
        .isInstanceOfSatisfying(
            Commanded.class,
            c -> assertThat(c.origin().lane()).isEqualTo(new Lane(-100123, OptionalInt.of(8))));
  }

  @Test
  void aThreadOfRepliesIsNoTopic() {
    assertThat(inGroup("/ask 停车", "\"message_thread_id\": 8"))
        .isInstanceOfSatisfying(
            Commanded.class, c -> assertThat(c.origin().lane()).isEqualTo(Lane.of(-100123)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"forward_origin\": {\"type\": \"of a kind to come\"}",
        "\"forward_date\": 1600000000",
        "\"is_automatic_forward\": true",
        "\"via_bot\": {\"id\": 98, \"is_bot\": true}",
        "\"ephemeral_message_id\": 3",
      })
  void whatIsNotOnesOwnWordsIsPassedOver(String field) {
    assertThat(inGroup("/ask@WentaiTestBot 停车", field)).isInstanceOf(Ignored.class);
    assertThat(inGroup("/ask@WentaiTestBot 停车")).isInstanceOf(Commanded.class);
  }

  @Test
  void aForwardInPrivateIsAQuestionButNoOrder() {
    String forward = ANN + ", \"forward_origin\": {\"type\": \"user\"}, \"text\": \"%s\"";
    assertThat(READER.read(message(PRIVATE, forward.formatted("停车费怎么收？"))))
        .isInstanceOf(Asked.class);
    assertThat(READER.read(message(PRIVATE, forward.formatted("/reload"))))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void otherBotsAreNotAnsweredButThoseBehindThemAre() {
    String text = "\"text\": \"/ask@WentaiTestBot 停车\", \"from\": {\"id\": %d, \"is_bot\": true}";
    String group = ", \"sender_chat\": " + GROUP;
    String channel = ", \"sender_chat\": {\"id\": -100777, \"type\": \"channel\"}";
    assertThat(READER.read(message(GROUP, text.formatted(98)))).isInstanceOf(Ignored.class);
    assertThat(READER.read(message(GROUP, text.formatted(98) + group))).isInstanceOf(Ignored.class);
    assertThat(READER.read(message(GROUP, text.formatted(1087968824) + channel)))
        .isInstanceOf(Ignored.class);
    assertSpeaker(READER.read(message(GROUP, text.formatted(1087968824) + group)), -100123);
    assertSpeaker(READER.read(message(GROUP, text.formatted(136817688) + channel)), -100777);
  }

  private static void assertSpeaker(Incoming read, long speaker) {
    assertThat(read)
        .isInstanceOfSatisfying(
            Commanded.class,
            c -> {
              assertThat(c.origin().speaker()).isEqualTo(speaker);
              assertThat(c.origin().user()).isEmpty();
            });
  }

  @Test
  void aChannelPostIsAnsweredWhenItCallsTheBot() {
    String post =
        """
        {"update_id": 7, "channel_post": {"message_id": 31, "date": 1700000000,
          "chat": {"id": -100777, "type": "channel"}, "text": "%s"}}""";
    assertThat(READER.read(post.formatted("今天开门"))).isInstanceOf(Ignored.class);
    assertThat(READER.read(post.formatted("今天开门吗 @WentaiTestBot"))).isInstanceOf(Asked.class);
    assertSpeaker(READER.read(post.formatted("/ask@WentaiTestBot 停车")), -100777);
  }

  @Test
  void anEditIsTheSameQuestionOfALaterTime() {
    String edit =
        """
        {"update_id": 7, "edited_message": {"message_id": 31, "date": 1700000000,
          "edit_date": 1700000060, "chat": %s, %s, "text": "停车"}}""";
    assertThat(READER.read(edit.formatted(PRIVATE, ANN)))
        .isInstanceOfSatisfying(
            Asked.class,
            a -> {
              assertThat(a.edited()).isTrue();
              assertThat(a.origin().message()).isEqualTo(31);
              assertThat(a.origin().at()).isEqualTo(Instant.ofEpochSecond(1_700_000_060));
            });
    assertThat(READER.read(edit.formatted(GROUP, ANN))).isInstanceOf(Ignored.class);
  }

  @Test
  void aCaptionIsATextAndAPictureAloneIsNothing() {
    String photo = ANN + ", \"photo\": [{\"file_id\": \"p\"}]";
    String asking =
        photo
            + ", \"caption\": \"问泰 停车\", \"caption_entities\": "
            + "[{\"type\": \"text_mention\", \"offset\": 0, \"length\": 2, \"user\": "
            + ME
            + "}]";
    assertThat(READER.read(message(PRIVATE, photo))).isInstanceOf(Ignored.class);
    assertThat(question(READER.read(message(GROUP, asking)))).isEqualTo("停车");
  }

  @Test
  void documentsInPrivate() {
    String file = "\"document\": {\"file_id\": \"F1\"%s}";
    String full = file.formatted(", \"file_name\": \"a b.txt\", \"file_size\": 12");
    assertThat(READER.read(message(PRIVATE, ANN + ", " + full)))
        .isInstanceOfSatisfying(
            Document.class,
            d -> assertThat(d.fileId() + d.name() + d.bytes()).isEqualTo("F1a b.txt12"));
    assertThat(READER.read(message(PRIVATE, ANN + ", " + file.formatted(""))))
        .isInstanceOfSatisfying(
            Document.class, d -> assertThat(d.name() + d.bytes()).isEqualTo("0"));
    assertThat(READER.read(message(GROUP, ANN + ", " + full))).isInstanceOf(Ignored.class);
    String moving = ", \"animation\": {\"file_id\": \"F1\"}";
    assertThat(READER.read(message(PRIVATE, ANN + ", " + full + moving)))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void aGroupThatMovedSaysSoFromBothEnds() {
    assertThat(READER.read(message("{\"id\": -12, \"type\": \"group\"}", ANN + TO)))
        .isEqualTo(new Migrated(-12, -100123));
    assertThat(READER.read(message(GROUP, ANN + ", \"migrate_from_chat_id\": -12")))
        .isEqualTo(new Migrated(-12, -100123));
  }

  private static final String TO = ", \"migrate_to_chat_id\": -100123";

  @Test
  void serviceMessagesAreNothing() {
    assertThat(READER.read(message(GROUP, ANN + ", \"forum_topic_closed\": {}")))
        .isInstanceOf(Ignored.class);
    assertThat(READER.read(message(GROUP, ANN + ", \"new_chat_members\": [" + ME + "]")))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void aPressComesFromWhoPressed() {
    String press =
        """
        {"update_id": 7, "callback_query": {"id": "77", "data": "m:1:2", "chat_instance": "1",
          "from": {"id": 6, "is_bot": false, "first_name": "Bo"}, "message": {"message_id": 40,
          "date": %d, "chat": %s%s}}}""";
    assertThat(
            READER.read(
                press.formatted(
                    1_700_000_000,
                    GROUP,
                    ", \"is_topic_message\": true, \"message_thread_id\": 8, \"from\": " + ME)))
        .isEqualTo(
            new Pressed(
                new Origin(
                    new Lane(-100123, OptionalInt.of(8)),
                    Incoming.Place.GROUP,
                    6,
                    OptionalLong.of(6),
                    Optional.empty(),
                    40,
                    Instant.ofEpochSecond(1_700_000_000),
                    OptionalLong.empty()),
                "77",
                "m:1:2"));
    assertThat(READER.read(press.formatted(0, PRIVATE, "")))
        .as("a message that is no longer accessible")
        .isInstanceOfSatisfying(
            Pressed.class, p -> assertThat(p.origin().at()).isEqualTo(Instant.EPOCH));
  }

  @Test
  void aPressOnAnInlineMessageIsPassedOver() {
    assertThat(
            READER.read(
                """
                {"update_id": 7, "callback_query": {"id": "77", "data": "m:1:2",
                  "inline_message_id": "x", "from": {"id": 6, "is_bot": false}}}"""))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void anInlineQuestion() {
    assertThat(
            READER.read(
                """
                {"update_id": 7, "inline_query": {"id": "9", "query": " 停车 ", "offset": "",
                  "from": {"id": 6, "is_bot": false, "language_code": "en"}}}"""))
        .isEqualTo(new AskedInline("9", 6, Optional.of("en"), "停车"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "supergroup | 'member'                                                      | true",
        "private    | 'member'                                                      | true",
        "private    | 'kicked'                                                      | false",
        "group      | 'left'                                                        | false",
        "supergroup | 'administrator'                                               | true",
        "channel    | 'administrator'                                               | false",
        "channel    | 'administrator\", \"can_post_messages\": true, \"x\":\"'      | true",
        "supergroup | 'restricted\", \"is_member\": true, \"can_send_messages\": true, \"x\":\"'"
            + " | true",
        "supergroup | 'restricted\", \"is_member\": true, \"x\":\"'                 | false",
        "supergroup | 'restricted\", \"can_send_messages\": true, \"x\":\"'         | false",
        "supergroup | 'of a kind to come'                                           | false",
      })
  void whetherTheBotCanWriteToAChat(String type, String status, boolean open) {
    Incoming read =
        READER.read(
            """
            {"update_id": 7, "my_chat_member": {"chat": {"id": -3, "type": "%s"},
              "old_chat_member": {}, "new_chat_member": {"status": "%s"}}}"""
                .formatted(type, status));
    assertThat(read)
        .isInstanceOfSatisfying(
            Membership.class,
            m -> {
              assertThat(m.chat()).isEqualTo(-3);
              assertThat(m.open()).isEqualTo(open);
              assertThat(status).startsWith(m.status());
            });
  }

  @Test
  void kindsNotAskedForArePassedOver() {
    assertThat(READER.read("{\"update_id\": 7, \"business_message\": {}}"))
        .isInstanceOf(Ignored.class);
    assertThat(READER.read("{\"update_id\": 7}")).isInstanceOf(Ignored.class);
  }

  @Test
  void halfCharactersDoNotGetIn() {
    assertThat(question(inPrivate("停\\ud83d车😀"))).isEqualTo("停\uFFFD车😀");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                              | no object",
        "{                                               | JSON",
        "[]                                              | object",
        "null                                            | object",
        "{} {}                                           | JSON",
        "{\"message\": 3}                                | message is no object",
        "{\"message\": {\"chat\": {\"id\": 1e3}}}        | message.chat.id is no whole number",
        "{\"message\": {\"chat\": {\"id\": 1, \"type\": 5}}} | message.chat.type is no text",
        "{\"callback_query\": {\"id\": \"1\"}}           | callback_query.from is missing",
      })
  void whatCannotBeUnderstoodIsRefusedWithTheFieldsName(String update, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> READER.read(update))
        .withMessageContaining(why);
  }
}
