package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares messages with what Telegram's own parser makes of them. It is left out unless the system
 * property {@code tdjson} names TDLib's library; that is got and used so:
 *
 * <pre>
 * npm pack @prebuilt-tdlib/linux-x64-glibc &amp;&amp; tar xzf prebuilt-tdlib-*.tgz
 * mvn test -Dtest=OfficialParserTest -Dtdjson=$PWD/package/libtdjson.so [-Drenderings=20000]
 * </pre>
 */
@EnabledIfSystemProperty(named = "tdjson", matches = ".+")
class OfficialParserTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> KINDS =
      Map.of(
          "textEntityTypeBold", "b",
          "textEntityTypeItalic", "i",
          "textEntityTypeTextUrl", "a",
          "textEntityTypeBlockQuote", "blockquote",
          "textEntityTypeExpandableBlockQuote", "blockquote expandable");

  private final Function execute =
      NativeLibrary.getInstance(System.getProperty("tdjson")).getFunction("td_execute");

  private JsonNode execute(ObjectNode request) throws JsonProcessingException {
    String answer = execute.invokeString(new Object[] {utf8(request)}, false);
    return JSON.readTree(Objects.requireNonNull(answer));
  }

  private static byte[] utf8(ObjectNode request) throws JsonProcessingException {
    return (JSON.writeValueAsString(request) + "\0")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private JsonNode parsed(String html) throws JsonProcessingException {
    ObjectNode request = JSON.createObjectNode().put("@type", "parseTextEntities");
    request.put("text", html).putObject("parse_mode").put("@type", "textParseModeHTML");
    return execute(request);
  }

  @Test
  void telegramsParserReadsWhatWasMeant() throws JsonProcessingException {
    System.setProperty("jna.encoding", "UTF-8");
    execute(
        JSON.createObjectNode().put("@type", "setLogVerbosityLevel").put("new_verbosity_level", 0));
    int renderings = Integer.getInteger("renderings", 2000);
    List<String> differing = new ArrayList<>();
    for (int seed = 0; seed < renderings; seed++) {
      Nasty nasty = new Nasty(new Random(seed));
      String html =
          Rendering.part(nasty.reply(), nasty.subject(), nasty.random().nextInt(5)).html();
      JsonNode theirs = parsed(html);
      TelegramHtml.Message ours = TelegramHtml.parse(html);
      if (!theirs.path("text").asText().equals(ours.text())
          || !entities(theirs).equals(entities(ours))) {
        differing.add("seed " + seed + ": " + theirs + "\n" + entities(ours) + "\n" + html);
      }
    }
    System.out.println(renderings + " messages parsed, " + differing.size() + " differing");
    assertThat(differing).isEmpty();
  }

  private static List<String> entities(TelegramHtml.Message message) {
    return message.entities().stream()
        .map(e -> e.kind() + " " + e.start() + "-" + e.end())
        .sorted()
        .toList();
  }

  private static List<String> entities(JsonNode message) {
    List<String> all = new ArrayList<>();
    for (JsonNode entity : message.path("entities")) {
      String type = entity.path("type").path("@type").asText();
      int start = entity.path("offset").asInt();
      all.add(
          KINDS.getOrDefault(type, type)
              + " "
              + start
              + "-"
              + (start + entity.path("length").asInt()));
    }
    return all.stream().sorted().toList();
  }
}
