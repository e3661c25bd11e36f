package org.wentai.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.answer.AnswerSettings;
import org.wentai.chat.Language;
import org.wentai.index.Generation;
import org.wentai.index.IndexSettings;
import org.wentai.knowledge.KnowledgeBase;

/** The figures that {@code config/quality.yaml} pins; runs in the profile {@code quality} only. */
@Tag("quality")
class QualityTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> noFigureFalls() throws IOException {
    String data = System.getenv("QUALITY_DATA");
    assertThat(data).as("QUALITY_DATA, the folder that holds the sets").isNotNull();
    JsonNode sets = new YAMLMapper().readTree(Path.of("config/quality.yaml").toFile()).path("sets");
    assertThat(sets).isNotEmpty();
    return Stream.iterate(0, i -> i < sets.size(), i -> i + 1)
        .map(sets::get)
        .map(set -> DynamicTest.dynamicTest(set.path("name").asText(), () -> check(set, data)));
  }

  private void check(JsonNode set, String data) throws IOException {
    Both both = evaluate(set, Path.of(data));
    SoftAssertions all = new SoftAssertions();
    compare(set, "least", figures(both.searched()), all);
    compare(set, "least-by-words", figures(both.byWords()), all);
    all.assertAll();
  }

  private static void compare(
      JsonNode set, String pins, Map<String, Double> figures, SoftAssertions all) {
    assertThat(set.path(pins)).as("%s of %s", pins, set.path("name").asText()).isNotEmpty();
    set.path(pins)
        .properties()
        .forEach(
            pin ->
                all.assertThat(figures.get(pin.getKey()))
                    .as("%s, %s of %s: %s", pin.getKey(), pins, set.path("name"), figures)
                    .isNotNull()
                    .isGreaterThanOrEqualTo(pin.getValue().asDouble()));
  }

  /** The same questions, searched as usual and by words alone. */
  private record Both(Evaluation searched, Evaluation byWords) {}

  private Both evaluate(JsonNode set, Path data) throws IOException {
    Path knowledge = data.resolve(set.path("knowledge").asText());
    List<GoldQuestion> questions = new ArrayList<>();
    QuestionFile.read(data.resolve(set.path("questions").asText()), questions::add, badLine -> {});
    IndexSettings index = new IndexSettings(IndexSettings.Vectors.ON, 0, 0);
    try (KnowledgeBase base =
        KnowledgeBase.open(knowledge, folder.resolve("data"), ZoneOffset.UTC, index)) {
      base.build((step, done, total) -> {});
      return base.serve(posts -> new Both(run(posts, questions), run(posts.byWords(), questions)));
    }
  }

  private static Evaluation run(Generation posts, List<GoldQuestion> questions) {
    return Evaluation.run(posts, new AnswerSettings(0.25, 20), questions, Language.ZH, true);
  }

  private static Map<String, Double> figures(Evaluation evaluation) {
    Map<String, Double> figures = new LinkedHashMap<>();
    Tally all = Tally.of(evaluation.verdicts());
    figures.put("passed", (double) all.passed() / all.of());
    evaluation
        .ranking()
        .ifPresent(
            ranking -> {
              for (int i = 0; i < Ranking.CUTS.size(); i++) {
                figures.put("recall@" + Ranking.CUTS.get(i), ranking.recall().get(i));
              }
              figures.put("mrr@10", ranking.mrr10());
            });
    evaluation
        .sentences()
        .ifPresent(
            sentences -> {
              figures.put("first-sentence", sentences.first());
              figures.put("first-two-sentences", sentences.firstTwo());
            });
    evaluation.abstention().ifPresent(abstention -> figures.put("auroc", abstention.auroc()));
    return figures;
  }
}
