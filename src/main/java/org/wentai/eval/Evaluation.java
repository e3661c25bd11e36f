package org.wentai.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.wentai.answer.Answer;
import org.wentai.answer.AnswerSettings;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.chat.Language;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;

/**
 * What came of a question file.
 *
 * @param verdicts one for each question, in order
 * @param unlimited the same with nothing refused for its confidence: what the curve is drawn from
 * @param ranking how the search did, when questions name threads
 */
public record Evaluation(
    List<Verdict> verdicts, List<Verdict> unlimited, Optional<Ranking> ranking) {
  private static final int WARM_UP = 50;
  private static final int PASSAGES = 20;

  public Evaluation {
    verdicts = List.copyOf(verdicts);
    unlimited = List.copyOf(unlimited);
  }

  /**
   * Asks {@code questions} one after the other, after a warm-up with the first of them, and judges.
   * A question that is refused is asked once more without a threshold, outside the time, so that
   * the curve shows what other thresholds would do.
   */
  public static Evaluation run(
      Generation posts, AnswerSettings settings, List<GoldQuestion> questions, Language language) {
    Answerer answerer = new Answerer(settings);
    Answerer bold = new Answerer(new AnswerSettings(0, settings.passages()));
    Scoring scoring = new Scoring(posts, language);
    questions.stream().limit(WARM_UP).forEach(q -> answerer.answer(posts, asked(q)));
    List<Verdict> verdicts = new ArrayList<>();
    List<Verdict> unlimited = new ArrayList<>();
    List<Ranking.Found> found = new ArrayList<>();
    for (GoldQuestion question : questions) {
      long start = System.nanoTime();
      Answer answer = answerer.answer(posts, asked(question));
      Verdict verdict = scoring.judge(question, answer, (System.nanoTime() - start) / 1e6);
      verdicts.add(verdict);
      unlimited.add(
          verdict.answered()
              ? verdict
              : scoring.judge(question, bold.answer(posts, asked(question)), 0));
      if (!question.positives().isEmpty()) {
        found.add(search(posts, question));
      }
    }
    Optional<Ranking> ranking = found.isEmpty() ? Optional.empty() : Optional.of(Ranking.of(found));
    return new Evaluation(verdicts, unlimited, ranking);
  }

  private static Question asked(GoldQuestion question) {
    return Question.of(question.question());
  }

  private static Ranking.Found search(Generation posts, GoldQuestion question) {
    List<Hit> hits = posts.search(SearchQuery.of(question.question(), PASSAGES));
    return new Ranking.Found(
        new HashSet<>(question.positives()), hits.stream().map(hit -> hit.head().id()).toList());
  }
}
