package org.wentai.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wentai.answer.Answer;
import org.wentai.answer.AnswerSettings;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.chat.Language;
import org.wentai.forum.TextCitation;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;

/**
 * What came of a question file.
 *
 * @param verdicts one for each question, in order
 * @param unlimited the same with nothing refused for its confidence: what the curve is drawn from
 * @param deprived those asked once more with their threads taken away, nothing refused either
 * @param ranking how the search did, when questions name threads
 * @param sentences how the ranking of sentences did, when questions name their answer's words
 * @param abstention how the confidence did, when there are questions with and without evidence
 * @param vectors whether vectors were searched beside words
 */
public record Evaluation(
    List<Verdict> verdicts,
    List<Verdict> unlimited,
    List<Verdict> deprived,
    Optional<Ranking> ranking,
    Optional<SentenceRank> sentences,
    Optional<Abstention> abstention,
    boolean vectors) {
  private static final int WARM_UP = 50;
  private static final int PASSAGES = 20;

  public Evaluation {
    verdicts = List.copyOf(verdicts);
    unlimited = List.copyOf(unlimited);
    deprived = List.copyOf(deprived);
  }

  /** What confidence means over all that was asked, also where the evidence was taken away. */
  public Calibration calibration() {
    return Calibration.of(Stream.concat(unlimited.stream(), deprived.stream()).toList());
  }

  /**
   * Asks {@code questions} one after the other, after a warm-up with the first of them, and judges.
   * One that is refused is asked once more without a threshold, outside the time, so that the curve
   * shows what other thresholds would do.
   *
   * @param withoutEvidence asks each question that names its threads also with those taken away,
   *     which makes it one that should be refused
   */
  public static Evaluation run(
      Generation posts,
      AnswerSettings settings,
      List<GoldQuestion> questions,
      Language language,
      boolean withoutEvidence) {
    return new Run(posts, settings, language).over(questions, withoutEvidence);
  }

  /** One evaluation as it goes. */
  private static final class Run {
    private final Generation posts;
    private final Answerer answerer;
    private final Answerer bold;
    private final Scoring scoring;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Verdict> unlimited = new ArrayList<>();
    private final List<Verdict> deprived = new ArrayList<>();
    private final List<Ranking.Found> ranked = new ArrayList<>();
    private final List<SentenceRank.Found> sentences = new ArrayList<>();
    private final List<Double> with = new ArrayList<>();
    private final List<Double> without = new ArrayList<>();

    Run(Generation posts, AnswerSettings settings, Language language) {
      this.posts = posts;
      this.answerer = new Answerer(settings);
      this.bold = new Answerer(new AnswerSettings(0, settings.passages()));
      this.scoring = new Scoring(posts, language);
    }

    Evaluation over(List<GoldQuestion> questions, boolean withoutEvidence) {
      questions.stream().limit(WARM_UP).forEach(q -> answerer.answer(posts, asked(q)));
      for (GoldQuestion question : questions) {
        judge(question);
        rank(question);
        if (withoutEvidence && !question.positives().isEmpty()) {
          Generation rest = posts.without(Set.copyOf(question.positives()));
          Verdict verdict =
              scoring.judge(question.unanswerable(), bold.answer(rest, asked(question)), 0);
          deprived.add(verdict);
          without.add(verdict.confidence());
        }
      }
      return new Evaluation(
          verdicts,
          unlimited,
          deprived,
          ranked.isEmpty() ? Optional.empty() : Optional.of(Ranking.of(ranked)),
          sentences.isEmpty() ? Optional.empty() : Optional.of(SentenceRank.of(sentences)),
          with.isEmpty() || without.isEmpty()
              ? Optional.empty()
              : Optional.of(Abstention.of(with, without)),
          posts.searchesVectors());
    }

    private void judge(GoldQuestion question) {
      long start = System.nanoTime();
      Answer answer = answerer.answer(posts, asked(question));
      Verdict verdict = scoring.judge(question, answer, (System.nanoTime() - start) / 1e6);
      verdicts.add(verdict);
      unlimited.add(
          verdict.answered()
              ? verdict
              : scoring.judge(question, bold.answer(posts, asked(question)), 0));
      (question.answerable() ? with : without).add(verdict.confidence());
    }

    private void rank(GoldQuestion question) {
      if (!question.positives().isEmpty()) {
        List<Hit> hits = posts.search(SearchQuery.of(question.question(), PASSAGES));
        List<String> threads = hits.stream().map(hit -> hit.head().id()).toList();
        ranked.add(new Ranking.Found(new HashSet<>(question.positives()), threads));
      }
      if (!question.gold().isEmpty()) {
        List<TextCitation> first = answerer.sentences(posts, asked(question), 2);
        sentences.add(
            new SentenceRank.Found(
                question.gold(), first.stream().map(TextCitation::quoted).toList()));
      }
    }

    private static Question asked(GoldQuestion question) {
      return Question.of(question.question());
    }
  }
}
