package org.wentai.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionFileTest {
  private final List<GoldQuestion> read = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();

  private void read(String lines) throws IOException {
    QuestionFile.read(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), read::add, bad::add);
  }

  @Test
  void readsQuestionsWithFacts() throws IOException {
    read(
        "\uFEFF{\"id\":\"d1\",\"type\":\"when\",\"question\":\"哪天？\",\"gold\":[[\"6月26日\",\"26日\"],"
            + "[\"济南\"]],\"floor\":1,\"answerable\":true,\"note\":{\"a\":[1]}}\n");
    assertThat(bad).isEmpty();
    GoldQuestion question = read.getFirst();
    assertThat(question.idJson()).isEqualTo("\"d1\"");
    assertThat(question.id()).isEqualTo("d1");
    assertThat(question.gold()).containsExactly(List.of("6月26日", "26日"), List.of("济南"));
    assertThat(question.floor()).hasValue(1);
    assertThat(question.answerable()).isTrue();
  }

  @Test
  void readsQuestionsWithAnswersAndThreads() throws IOException {
    read("{\"id\":7,\"text\":\"谁？\",\"answers\":[\"张\",\"章\"],\"positive_passage_ids\":[\"p\"]}\n");
    GoldQuestion question = read.getFirst();
    assertThat(question.idJson()).isEqualTo("7");
    assertThat(question.question()).isEqualTo("谁？");
    assertThat(question.gold()).containsExactly(List.of("张", "章"));
    assertThat(question.positives()).containsExactly("p");
    assertThat(question.answerable()).isTrue();
  }

  @Test
  void noFactsMeansNotAnswerableUnlessTold() throws IOException {
    read(
        "{\"question\":\"a\",\"gold\":[]}\n{\"question\":\"b\",\"gold\":[],\"answerable\":true}\n"
            + "{\"question\":\"c\",\"floor\":null}\n");
    assertThat(read).extracting(GoldQuestion::answerable).containsExactly(false, true, true);
    assertThat(read).extracting(GoldQuestion::idJson).containsOnly("null");
  }

  @Test
  void aBadLineIsNamedAndTheOthersAreRead() throws IOException {
    read(
        "{\"question\":\"a\"}\n\nnot json\n[1]\n{\"id\":1}\n{\"question\":5}\n{\"id\":[],\"question\":\"x\"}\n"
            + "{\"question\":\"x\",\"floor\":\"one\"}\n{\"question\":\"x\"}{}\n{\"question\":\"b\"}");
    assertThat(read).extracting(GoldQuestion::question).containsExactly("a", "b");
    assertThat(bad).hasSize(7);
    assertThat(bad.getFirst()).startsWith("line 3: ");
    assertThat(bad.getLast()).startsWith("line 9: ");
  }

  @Test
  void readsPackedFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("questions.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"question\":\"谁？\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    QuestionFile.read(file, read::add, bad::add);
    assertThat(read).hasSize(1);
  }

  @Property
  void anyTextIsReadOrNamed(@ForAll String text) throws IOException {
    read.clear();
    bad.clear();
    read(text);
    assertThat(read.size() + bad.size()).isLessThanOrEqualTo((int) text.lines().count());
  }
}
