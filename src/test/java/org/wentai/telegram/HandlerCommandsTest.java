package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.telegram.HandlerBench.ADMIN;
import static org.wentai.telegram.HandlerBench.ALICE;
import static org.wentai.telegram.HandlerBench.BOB;
import static org.wentai.telegram.HandlerBench.GROUP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.store.Audit;
import org.wentai.telegram.HandlerBench.Said;

/** What commands lead to, for people and for admins. */
class HandlerCommandsTest extends HandlerCase {
  private Said say(String text) {
    return one(bench.text(ALICE, 7, text));
  }

  @Test
  void latestShowsTheNewestPostsFirst() {
    String text = say("/latest").text();
    assertThat(text).contains("希望老街停车场能一直开放到12点。", "2026-03-05");
    assertThat(text.indexOf("12点")).isLessThan(text.indexOf("200辆车"));
  }

  @Test
  void numbersMeanTheListShownLast() {
    assertThat(say("/sources").text()).contains("老街停车场开放通知", "图书馆搬迁");
    bench.restart();
    assertThat(say("/thread 2").text()).contains("人民路18号");
    assertThat(say("/floor 1").text()).contains("人民路18号");
    say("/latest");
    assertThat(say("/floor 1").text()).contains("人民路18号");
    say("老街停车场什么时候开放？");
    assertThat(say("/thread 1").text()).contains("老街停车场开放通知");
    assertThat(say("/floor 2").text()).contains("早上6点");
    assertThat(say("/floor 902 2").text()).contains("周一闭馆");
    assertThat(one(bench.text(BOB, 8, "/floor 2")).text()).contains("/sources");
  }

  @Test
  void helpStartAndStatusSayWhatTheyShould() {
    String help = say("/help").text();
    for (SlashCommand command : SlashCommand.values()) {
      boolean told = !command.isForAdmins() && command != SlashCommand.START;
      assertThat(help.matches("(?s).*/" + command.word() + "\\b.*"))
          .as(command.word())
          .isEqualTo(told);
    }
    assertThat(say("/start inline").text()).contains("帖子", "/help");
    assertThat(say("/status").text()).contains("老街论坛", "gen-", "2 个帖子", "隐私模式：开");
  }

  @Test
  void aChatSpeaksTheLanguageItChose() {
    assertThat(one(bench.inGroup(ALICE, 1, "/lang en")).text()).contains("English");
    assertThat(one(bench.inGroup(BOB, 2, "/help")).text()).contains("Follow-ups");
    assertThat(one(bench.text(BOB, 3, "/help")).text()).contains("私聊");
    assertThat(say("/lang klingon").text()).contains("/lang zh");
  }

  @Test
  void anEnglishAppIsSpokenToInEnglish() {
    ObjectNode update = bench.text(ALICE, 7, "/help");
    ((ObjectNode) update.at("/message/from")).put("language_code", "en-GB");
    assertThat(one(update).text()).contains("Follow-ups");
    ((ObjectNode) update.at("/message/from")).put("language_code", "fr");
    assertThat(one(update).text()).contains("私聊");
  }

  @Test
  void anUnknownCommandIsToldInPrivateOnly() {
    assertThat(say("/sorces").text()).contains("/sources");
    assertThat(say("/xyzzy").text()).contains("/help");
    assertThat(bench.handle(bench.inGroup(ALICE, 1, "/xyzzy@wentai_bot"))).isEmpty();
  }

  @Test
  void adminsCommandsAreUnknownToAllOthers() {
    for (SlashCommand command : SlashCommand.values()) {
      if (command.isForAdmins()) {
        bench.pass(Duration.ofMinutes(2));
        String unknown = say("/qqqqqqqq").text().replace("/qqqqqqqq", "");
        String refused = say("/" + command.word()).text().replace("/" + command.word(), "");
        if (!refused.contains("是不是")) {
          assertThat(refused).isEqualTo(unknown);
        }
        assertThat(refused).doesNotContain("管理", "权限");
        assertThat(bench.handle(bench.inGroup(ALICE, 1, "/" + command.word() + "@wentai_bot")))
            .isEmpty();
      }
    }
    assertThat(bench.deeds()).isEmpty();
  }

  @Test
  void commandsHaveARateToo() {
    int told = 0;
    int helped = 0;
    for (int i = 0; i < 14; i++) {
      for (Said said : bench.handle(bench.text(ALICE, i, "/help"))) {
        helped += said.text().contains("/sources") ? 1 : 0;
        told += said.text().contains("太快") ? 1 : 0;
      }
    }
    assertThat(helped).isEqualTo(10);
    assertThat(told).isEqualTo(1);
    assertThat(say("老街停车场什么时候开放？").text()).contains("3月12日");
  }

  @Test
  void anAnonymousAdminOfAGroupIsNoAdminOfTheBot() {
    ObjectNode update = bench.inGroup(ADMIN, 1, "/audit@wentai_bot");
    ObjectNode message = (ObjectNode) update.get("message");
    message.putObject("sender_chat").put("id", GROUP).put("type", "supergroup");
    ((ObjectNode) message.get("from")).put("id", 1087968824L).put("is_bot", true);
    assertThat(bench.handle(update)).isEmpty();
  }

  @Test
  void reloadEditsItsMessageUntilItReports() throws Exception {
    bench.close();
    bench = HandlerBench.withOwnPosts(home);
    List<Said> edits = new ArrayList<>();
    Said begun = begun(bench.text(ADMIN, 1, "/reload"), edits);
    Bench.until(() -> bench.deeds().size() == 2);
    edits.addAll(bench.said());
    assertThat(edits).isNotEmpty().allMatch(said -> said.what().method().equals("editMessageText"));
    assertThat(edits).allMatch(said -> said.target().getAsLong() == begun.message());
    assertThat(edits.getLast().text()).isNotBlank().isNotEqualTo(begun.text());
    assertThat(bench.deeds()).allMatch(deed -> deed.who() == ADMIN);
  }

  @Test
  void figuresComeToAdmins() {
    one(bench.text(ALICE, 1, "火星基地的温度是多少？"));
    assertThat(one(bench.text(ADMIN, 2, "/gaps")).text()).contains("火星基地的温度是多少");
    List<Said> stats = bench.handle(bench.text(ADMIN, 3, "/stats"));
    assertThat(stats).extracting(said -> said.what().method()).contains("sendPhoto");
    assertThat(stats.getFirst().repliesTo()).isEqualTo(3);
    List<Said> tables = bench.handle(bench.text(ADMIN, 4, "/export"));
    assertThat(tables)
        .extracting(said -> said.what().method())
        .containsExactly("sendMessage", "sendDocument", "sendDocument");
    assertThat(one(bench.text(ADMIN, 5, "/audit")).text()).contains("export");
  }

  @Test
  void anAdminsFileIsShownAndKeptOnAButton() throws Exception {
    bench.close();
    bench = HandlerBench.withOwnPosts(home);
    String post = "{\"id\":\"903\",\"title\":\"新公园\",\"posts\":[{\"text\":\"公园五月开放。\"}]}\n";
    serve(post);
    Said preview = one(bench.document(ADMIN, 1, "park.jsonl", post.length()));
    assertThat(preview.text()).contains("park.jsonl");
    bench.restart();
    Said kept = one(bench.press(ADMIN, preview, preview.button("放进资料库")));
    assertThat(kept.what().method()).isEqualTo("editMessageText");
    assertThat(kept.body().has("reply_markup")).isFalse();
    assertThat(bench.knowledge.folder().resolve("park.jsonl")).hasContent(post);
    assertThat(bench.deeds()).extracting(Audit.Deed::action).containsExactly("upload");
    bench.handle(bench.press(ADMIN, preview, preview.button("丢弃")));
    assertThat(bench.knowledge.folder().resolve("park.jsonl")).exists();
  }

  @Test
  void aFileIsDroppedOnAButton() {
    bench.close();
    bench = HandlerBench.withOwnPosts(home);
    serve("一个帖子\n\n公园五月开放。\n");
    Said preview = one(bench.document(ADMIN, 1, "park.txt", 50));
    Said dropped = one(bench.press(ADMIN, preview, preview.button("丢弃")));
    assertThat(dropped.text()).contains("park.txt", "没有变化");
    assertThat(bench.knowledge.folder().resolve("park.txt")).doesNotExist();
  }

  @Test
  void filesThatAreNotTakenAreRefused() {
    assertThat(one(bench.document(ALICE, 1, "park.jsonl", 10)).text()).contains("文字问题");
    assertThat(one(bench.document(ADMIN, 2, "park.jsonl", 6 << 20)).text()).contains("5 MiB");
    assertThat(one(bench.document(ADMIN, 3, "virus.exe", 10)).text()).contains(".txt");
    assertThat(bench.calls("getFile")).isEmpty();
    bench.answering(request -> WireServer.Told.refused(400, "Bad Request: file is too big", ""));
    assertThat(one(bench.document(ADMIN, 4, "park.jsonl", 10)).text()).contains("park.jsonl");
  }

  private void serve(String file) {
    bench.answering(
        request ->
            request.method().equalsIgnoreCase("getFile")
                ? WireServer.Told.done(
                    "{\"file_id\":\"F1\",\"file_unique_id\":\"U1\",\"file_path\":\"documents/f1\"}")
                : request.path().contains("/file/")
                    ? WireServer.Told.page(200, "application/octet-stream", file, "")
                    : WireServer.Told.done("true"));
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    var zh = Messages.of("org.wentai.telegram.handler", Language.ZH).bundle();
    var en = Messages.of("org.wentai.telegram.handler", Language.EN).bundle();
    assertThat(zh.keySet()).containsExactlyInAnyOrderElementsOf(en.keySet());
    for (String key : zh.keySet()) {
      assertThat(places(zh.getString(key))).as(key).isEqualTo(places(en.getString(key)));
      assertThat(en.getString(key)).as(key).doesNotContainPattern("\\p{IsHan}");
    }
  }

  private static List<String> places(String message) {
    return Pattern.compile("\\{\\d}")
        .matcher(message)
        .results()
        .map(MatchResult::group)
        .distinct()
        .sorted()
        .toList();
  }
}
