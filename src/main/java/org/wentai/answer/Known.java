package org.wentai.answer;

import java.util.List;
import org.wentai.index.Hit;

/**
 * A question whose answers are known.
 *
 * @param text the question
 * @param answers words, any of which answers it
 * @param threads the threads that hold an answer
 */
public record Known(String text, List<String> answers, List<String> threads) {
  public Known {
    answers = List.copyOf(answers);
    threads = List.copyOf(threads);
  }

  /** Whether {@code candidate} holds an answer. */
  boolean isIn(Candidate candidate) {
    return isIn(candidate.hit(), candidate.span().of(candidate.hit().post().text()));
  }

  /** Whether {@code said}, which stands in {@code hit}, holds an answer. */
  boolean isIn(Hit hit, String said) {
    return isOf(hit) && answers.stream().anyMatch(said::contains);
  }

  /** Whether what is quoted holds an answer, and what is quoted first is of the right thread. */
  boolean isTold(Selection selection) {
    return isOf(selection.quotes().get(0).from().candidate().hit())
        && selection.quotes().stream()
            .anyMatch(
                q -> {
                  Hit hit = q.from().candidate().hit();
                  return isIn(hit, q.span().of(hit.post().text()));
                });
  }

  /** Whether {@code hit} is of a thread that holds an answer. */
  boolean isOf(Hit hit) {
    return threads.contains(hit.head().id());
  }
}
