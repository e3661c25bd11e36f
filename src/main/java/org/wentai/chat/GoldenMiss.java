package org.wentai.chat;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A golden question that did not get what it should.
 *
 * @param question the words
 * @param expected what a right answer holds
 * @param got what it got
 */
public record GoldenMiss(String question, Said expected, Said got) {
  /**
   * An answer, or that there is none.
   *
   * @param answered false when there is none
   * @param text the answer's text, or what it must hold; empty when nothing is told of it
   * @param thread the id of the thread that it stands in
   * @param floor the floor that it stands on
   */
  public record Said(boolean answered, String text, Optional<String> thread, OptionalInt floor) {
    /** No answer. */
    public static final Said NOTHING = new Said(false, "", Optional.empty(), OptionalInt.empty());
  }
}
