package org.wentai.telegram;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Store;
import org.wentai.telegram.WireServer.Arrived;
import org.wentai.telegram.WireServer.Told;

/** What Telegram is told to show, and how often it is told. */
class MenuTest {
  private static final Reader.Me ME =
      new Reader.Me(4711, "A234567890123456789012345678901b", false, true);

  @TempDir private Path folder;
  private Store store;
  private Function<Arrived, Told> answer = request -> Told.done("true");

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("wentai.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<Arrived> publish(Reader.Me me, Long... admins) {
    try (WireServer server = new WireServer(request -> answer.apply(request));
        BotApi api = new BotApi(server.uri(""), BotApiTest.TOKEN)) {
      Menu.publish(api, store, me, Set.of(admins));
      return List.copyOf(server.arrived);
    }
  }

  @Test
  void everyTextKeepsTelegramsLimits() {
    for (MenuCalls.Call call : MenuCalls.of(ME, Set.of(1001L), Set.of()).calls()) {
      for (JsonNode command : call.params().path("commands")) {
        assertThat(command.path("command").textValue()).matches("[a-z0-9_]{1,32}");
        assertThat(command.path("description").textValue()).hasSizeBetween(1, 256);
      }
      assertThat(call.params().path("description").asText("")).hasSizeLessThanOrEqualTo(512);
      assertThat(call.params().path("short_description").asText("")).hasSizeLessThanOrEqualTo(120);
    }
  }

  @Test
  void everyScopeInEveryLanguageAndTheAdminsOwnChats() {
    List<Arrived> calls = publish(ME, 1001L, 1002L);
    Map<String, Long> counts = calls.stream().collect(groupingBy(Arrived::method, counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of("setMyCommands", 18L, "setMyDescription", 2L, "setMyShortDescription", 2L));
    assertThat(calls.stream().map(a -> a.json().path("scope").toString()).distinct()).hasSize(7);
    for (Arrived call : calls) {
      String commands = call.json().path("commands").toString();
      assertThat(commands.contains("\"reload\""))
          .isEqualTo(call.json().path("scope").path("type").asText().equals("chat"));
      assertThat(commands.contains("\"subscribe\""))
          .as("those who may use it: everybody in private, a group's admins")
          .isEqualTo(
              call.method().equals("setMyCommands")
                  && List.of("all_private_chats", "all_chat_administrators", "chat")
                      .contains(call.json().path("scope").path("type").asText()));
    }
  }

  @Test
  void commandsAreSaidInTheUsersLanguage() {
    Map<String, String> ask = new TreeMap<>();
    for (Arrived call : publish(ME)) {
      if (call.json().at("/scope/type").asText().equals("default")) {
        ask.put(
            call.json().path("language_code").asText("any"),
            call.json().at("/commands/0/description").asText());
      }
    }
    assertThat(ask.keySet()).containsExactly("any", "en", "zh");
    assertThat(ask.get("any")).isEqualTo(ask.get("zh")).containsPattern("\\p{IsHan}");
    assertThat(ask.get("en")).doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void whatDidNotChangeIsNotPublishedAgain() {
    assertThat(publish(ME)).isNotEmpty();
    assertThat(publish(ME)).isEmpty();
    assertThat(publish(new Reader.Me(4711, "Renamed_bot", false, true)))
        .extracting(Arrived::method)
        .containsExactly("setMyDescription", "setMyDescription");
    assertThat(publish(new Reader.Me(4712, "Other_bot", false, true))).hasSizeGreaterThan(5);
  }

  @Test
  void whoIsNoAdminAnyMoreLosesTheCommandsAndGetsThemBack() {
    publish(ME, 1001L);
    assertThat(publish(ME)).extracting(Arrived::method).containsOnly("deleteMyCommands").hasSize(3);
    assertThat(publish(ME)).isEmpty();
    assertThat(publish(ME, 1001L))
        .hasSize(3)
        .extracting(Arrived::method)
        .containsOnly("setMyCommands");
  }

  @Test
  void anAdminWhoNeverWroteToTheBotIsTriedAtEachStart() {
    Told missing = Told.refused(400, "Bad Request: chat not found", "");
    answer = a -> a.text().contains("chat_id") ? missing : Told.done("true");
    assertThat(publish(ME, 1001L)).hasSize(3 * 5 + 4);
    assertThat(publish(ME, 1001L)).hasSize(3);
    answer = a -> Told.done("true");
    assertThat(publish(ME, 1001L)).hasSize(3);
    assertThat(publish(ME, 1001L)).isEmpty();
  }

  @Test
  void aFloodEndsItUntilTheNextStartWhichGoesOnWhereItEnded() {
    Told flood = Told.refused(429, "Too Many Requests", ",\"parameters\":{\"retry_after\":9}");
    int[] left = {4};
    answer = a -> left[0]-- > 0 ? Told.done("true") : flood;
    assertThat(publish(ME)).hasSize(5);
    answer = a -> Told.done("true");
    assertThat(publish(ME)).hasSize(16 - 4);
  }

  @Test
  void telegramGoneIsNoHarm() {
    answer = a -> Told.NOTHING;
    assertThat(publish(ME)).hasSize(1);
  }
}
