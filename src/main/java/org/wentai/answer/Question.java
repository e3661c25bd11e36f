package org.wentai.answer;

import java.util.Optional;

/**
 * A question as asked.
 *
 * @param text the words
 * @param last the asker's turn before, which this question may lean on
 */
public record Question(String text, Optional<Turn> last) {
  public static Question of(String text) {
    return new Question(text, Optional.empty());
  }

  /**
   * A question that was answered before.
   *
   * @param question its words, standing on their own
   * @param thread the thread that answered it
   */
  public record Turn(String question, Optional<String> thread) {}
}
