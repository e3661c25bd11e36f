package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.index.Generation;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.index.SearchQuery;

/** Close reading, and what is ordered and fitted by it, over a real index with the real model. */
class CloseReadingTest {
  private static final String QUESTION = "“一核”指什么？";

  @TempDir Path folder;

  private static List<Ranker.Ranked> ranked(Generation posts, Understood question) {
    var hits = posts.search(SearchQuery.of(question.text(), 20));
    return Ranker.fitted().rank(question, Candidates.of(question.terms(), hits));
  }

  private static Optional<List<Ranker.Ranked>> read(Generation posts, String asked) {
    Understood question = Understood.of(asked, posts::idf);
    return CloseReading.of(posts, question, ranked(posts, question));
  }

  @ParameterizedTest
  @ValueSource(strings = {QUESTION, "协议什么时候签署的？", "泰安的房价是多少？"})
  void whatIsFoundStandsInItsSentence(String asked) {
    List<Ranker.Ranked> all =
        Indexed.seed(Vectors.ON).serve(posts -> read(posts, asked)).orElseThrow();
    assertThat(all).anyMatch(Ranker.Ranked::isRead);
    assertThat(all.get(0).isRead()).as("the first is always read").isTrue();
    for (Ranker.Ranked r : all) {
      assertThat(r.isRead() ? r.candidate().span().covers(r.answer()) : r.answer().isEmpty())
          .isTrue();
    }
  }

  @Test
  void whereTheAnswerIsFoundAtOnceLessIsRead() {
    Indexed.forum(Vectors.ON)
        .serve(
            posts -> {
              Understood told = Understood.of("“商城大脑”平台什么时候上线运行？", posts::idf);
              Understood untold = Understood.of("太阳离地球多远？", posts::idf);
              List<Ranker.Ranked> likely =
                  ranked(posts, told).stream().map(r -> r.withProbability(0.04)).toList();
              assertThat(read(posts, told, likely))
                  .hasSizeLessThan(read(posts, untold, likely).size())
                  .isSubsetOf(read(posts, untold, likely));
              return true;
            });
  }

  /** What of {@code ranked} is read. */
  private static List<String> read(
      Generation posts, Understood question, List<Ranker.Ranked> ranked) {
    return CloseReading.of(posts, question, ranked).orElseThrow().stream()
        .filter(Ranker.Ranked::isRead)
        .map(r -> r.candidate().folded())
        .toList();
  }

  @Test
  void withoutTheModelNothingIsRead() {
    Optional<List<Ranker.Ranked>> read =
        Indexed.seed(Vectors.OFF).serve(posts -> read(posts, QUESTION));
    assertThat(read).isEmpty();
  }

  @Test
  void theSentenceInWhichTheAnswerWasFoundComesFirst() {
    Understood asked = Sample.understood("庙会什么时候开幕");
    var plain =
        List.of(
            new Ranker.Ranked(Sample.candidate(asked, "庙会开幕前要买票。"), 2, 0.6),
            new Ranker.Ranked(Sample.candidate(asked, "定于5月1日开幕。"), 1, 0.3),
            new Ranker.Ranked(Sample.candidate(asked, "没读过的一句。"), 0, 0.1));
    var read =
        List.of(
            plain.get(0).withRead(-6, plain.get(0).candidate().span()),
            plain.get(1).withRead(6, plain.get(1).candidate().span()),
            plain.get(2));
    List<Ranker.Ranked> again = Reranker.fitted().rank(asked, read);
    assertThat(again.get(0).candidate()).isEqualTo(plain.get(1).candidate());
    assertThat(again.get(0).tells()).isTrue();
    assertThat(again).extracting(r -> -r.score()).isSorted();
  }

  @Test
  void weightsAreFittedOnWhatIsLearnt() throws Exception {
    var fit = new ModelFit();
    Indexed.seed(Vectors.ON)
        .serve(
            posts -> {
              String thread = posts.threads(1).get(0).id();
              for (var known :
                  List.of(
                      new Known(QUESTION, List.of("中心老城动能提升核心区"), List.of(thread)),
                      new Known("“两城”指什么？", List.of("东部现代化产业新城"), List.of(thread)))) {
                fit.learnRanking(posts, known);
                fit.learnReading(posts, known);
              }
              return true;
            });
    assertThat(fit.fit(folder, "a test")).hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("reranker.tsv")))
        .hasSize(1 + Reranker.names().size());
    assertThat(Files.readAllLines(folder.resolve("confidence-read.tsv")))
        .hasSize(1 + Confidence.names(true).size())
        .first()
        .asString()
        .contains("a test");
    assertThat(folder.resolve("ranker.tsv")).exists();
    assertThat(folder.resolve("confidence.tsv")).exists();
  }
}
