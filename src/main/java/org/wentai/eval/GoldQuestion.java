package org.wentai.eval;

import java.util.List;
import java.util.OptionalInt;

/**
 * A question of a file, with what a right answer holds, where the file tells.
 *
 * @param idJson its id as JSON: a string with quotes, a number, or {@code null}
 * @param type its kind, for the table; empty when not told
 * @param question the words
 * @param gold the facts of a right answer, each a list of ways to write it
 * @param floor where the evidence stands
 * @param positives the threads that hold the answer
 * @param answerable whether the posts tell
 */
public record GoldQuestion(
    String idJson,
    String type,
    String question,
    List<List<String>> gold,
    OptionalInt floor,
    List<String> positives,
    boolean answerable) {
  public GoldQuestion {
    gold = gold.stream().map(List::copyOf).toList();
    positives = List.copyOf(positives);
  }

  /** The same asked where no post tells. */
  GoldQuestion unanswerable() {
    return new GoldQuestion(
        idJson, type, question, List.of(), OptionalInt.empty(), List.of(), false);
  }

  /** The id without quotes, for people. */
  public String id() {
    return idJson.startsWith("\"") ? idJson.substring(1, idJson.length() - 1) : idJson;
  }
}
