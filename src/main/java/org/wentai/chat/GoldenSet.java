package org.wentai.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wentai.index.Generation;

/**
 * The golden questions of a file. They are read and judged by the package {@code eval}, which
 * stands above this one; reloads and contributions are given the function that makes this of a
 * file's bytes.
 *
 * @param questions each question: asks a generation, and tells what is wrong with the answer, if
 *     anything
 * @param faults lines that are no question, each as {@code line 3: reason}
 */
public record GoldenSet(
    List<Function<Generation, Optional<GoldenMiss>>> questions, List<String> faults) {
  /** The file in the knowledge folder. */
  public static final String FILE = "golden.jsonl";

  /** No questions. */
  static final GoldenSet NONE = new GoldenSet(List.of(), List.of());

  public GoldenSet {
    questions = List.copyOf(questions);
    faults = List.copyOf(faults);
  }
}
