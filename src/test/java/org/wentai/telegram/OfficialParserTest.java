package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
    return (JSON.writeValueAsString(request) + "\0").getBytes(StandardCharsets.UTF_8);
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
    assertThat(differing.stream().limit(3)).isEmpty();
  }

  /** Links are compared as addresses: Telegram writes scheme and host in lower case. */
  private static Set<List<Object>> entities(TelegramHtml.Message message) {
    return message.entities().stream()
        .map(e -> List.<Object>of(e.kind(), e.start(), e.end(), URI.create(e.url().orElse(""))))
        .collect(Collectors.toSet());
  }

  private static Set<List<Object>> entities(JsonNode message) {
    Set<List<Object>> all = new HashSet<>();
    for (JsonNode entity : message.path("entities")) {
      JsonNode type = entity.path("type");
      String name = type.path("@type").asText();
      int start = entity.path("offset").asInt();
      int end = start + entity.path("length").asInt();
      URI url = URI.create(type.path("url").asText());
      all.add(List.of(KINDS.getOrDefault(name, name), start, end, url));
    }
    return all;
  }
}
