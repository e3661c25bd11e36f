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
    return isOf(candidate.hit())
        && answers.stream()
            .anyMatch(candidate.span().of(candidate.hit().post().text())::contains);
  }

  /** Whether {@code hit} is of a thread that holds an answer. */
  boolean isOf(Hit hit) {
    return threads.contains(hit.head().id());
  }
}
