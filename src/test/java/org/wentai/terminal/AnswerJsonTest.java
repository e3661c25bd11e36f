package org.wentai.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine output has the fields that its readers were promised, in that order. */
class AnswerJsonTest {
  private static final List<String> ANSWER =
      List.of(
          "id",
          "question",
          "answered",
          "answer",
          "confidence",
          "citations",
          "nearest",
          "closest",
          "unanswered",
          "tookMs");
  private static final List<String> CITATION =
      List.of(
          "n",
          "thread",
          "title",
          "pid",
          "floor",
          "author",
          "origin",
          "postedAt",
          "editedAt",
          "section",
          "field",
          "snippet",
          "start",
          "end",
          "highlights",
          "url",
          "score");

  @TempDir private Path home;

  private JsonNode ask(String... args) throws IOException {
    return new ObjectMapper().readTree(new Program(home).run(args).out());
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void anAnswerHasAllFields() throws IOException {
    JsonNode answer = ask("ask", "--json", "老街停车场什么时候开放？");
    assertThat(keys(answer)).isEqualTo(ANSWER);
    assertThat(answer.get("id").isNull()).isTrue();
    assertThat(answer.get("answered").booleanValue()).isTrue();
    assertThat(answer.get("confidence").doubleValue()).isBetween(0.0, 1.0);
    JsonNode citation = answer.get("citations").get(0);
    assertThat(keys(citation)).isEqualTo(CITATION);
    assertThat(citation.get("n").intValue()).isEqualTo(1);
    assertThat(citation.get("pid").longValue()).isEqualTo(5001);
    assertThat(citation.get("postedAt").textValue()).isEqualTo("2024-03-05T09:30:00+08:00");
    assertThat(citation.get("editedAt").isNull()).isTrue();
    assertThat(citation.get("origin").isNull()).isTrue();
    assertThat(citation.get("field").isNull()).isTrue();
  }

  @Test
  void offsetsAndHighlightsAreOfThePostsText() throws IOException {
    JsonNode citation = ask("ask", "--json", "老街停车场什么时候开放？").get("citations").get(0);
    String text = "老街停车场将于3月12日开放。\n白天每小时收费2元，夜间免费。";
    int start = citation.get("start").intValue();
    int end = citation.get("end").intValue();
    assertThat(text.substring(start, end)).isEqualTo(citation.get("snippet").textValue());
    assertThat(citation.get("highlights")).isNotEmpty();
    for (JsonNode highlight : citation.get("highlights")) {
      assertThat(highlight.get(0).intValue()).isBetween(start, end - 1);
      assertThat(highlight.get(1).intValue()).isBetween(highlight.get(0).intValue() + 1, end);
    }
  }

  @Test
  void aRecordNamesItsFieldAndHasNoOffsets() throws IOException {
    JsonNode answer = ask("ask", "--json", "老街停车场这个帖子有多少人看过？");
    assertThat(answer.get("answer").textValue()).isEqualTo("查看：77");
    JsonNode citation = answer.get("citations").get(0);
    assertThat(keys(citation)).isEqualTo(CITATION);
    assertThat(citation.get("field").textValue()).isEqualTo("views");
    assertThat(citation.get("snippet").textValue()).isEqualTo("77");
    assertThat(citation.get("start").isNull()).isTrue();
    assertThat(citation.get("end").isNull()).isTrue();
    assertThat(citation.get("highlights")).isEmpty();
  }

  @Test
  void aRefusalHasAllFieldsToo() throws IOException {
    JsonNode answer = ask("ask", "--json", "火星基地的温度是多少？");
    assertThat(keys(answer)).isEqualTo(ANSWER);
    assertThat(answer.get("answered").booleanValue()).isFalse();
    assertThat(answer.get("answer").isNull()).isTrue();
    assertThat(answer.get("citations")).isEmpty();
    assertThat(answer.get("closest").isNull()).isTrue();
    for (JsonNode near : answer.get("nearest")) {
      assertThat(keys(near)).isEqualTo(List.of("thread", "title", "url"));
    }
  }

  @Test
  void aRefusalMayHaveAClosestPassageInTheFormOfACitation() throws IOException {
    JsonNode answer = ask("ask", "--json", "老街停车场的管理员电话是多少？");
    assertThat(answer.get("answered").booleanValue()).isFalse();
    assertThat(answer.get("citations")).isEmpty();
    assertThat(keys(answer.get("closest"))).isEqualTo(CITATION);
    assertThat(answer.get("closest").get("snippet").textValue()).startsWith("老街停车场将于");
    assertThat(answer.get("nearest").get(0).get("thread").textValue()).isEqualTo("901");
  }

  @Test
  void passagesComeLastWhenAskedFor() throws IOException {
    JsonNode answer = ask("ask", "--json", "--passages", "2", "老街停车场什么时候开放？");
    assertThat(keys(answer)).startsWith(ANSWER.toArray(String[]::new)).endsWith("passages");
    assertThat(answer.get("passages")).hasSizeBetween(1, 2);
    assertThat(keys(answer.get("passages").get(0)))
        .isEqualTo(List.of("thread", "pid", "floor", "start", "end", "score"));
  }
}
