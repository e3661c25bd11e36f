package org.wentai.eval;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of some questions passed.
 *
 * @param passed those that passed
 * @param of all of them
 */
public record Tally(int passed, int of) {
  /** The tally of {@code verdicts} that are answerable, or are not. */
  public static Tally of(List<Verdict> verdicts, boolean answerable) {
    return of(verdicts.stream().filter(v -> v.question().answerable() == answerable).toList());
  }

  /** The tally of all {@code verdicts}. */
  public static Tally of(List<Verdict> verdicts) {
    return new Tally((int) verdicts.stream().filter(Verdict::passed).count(), verdicts.size());
  }

  /** A tally for each type that the questions name, sorted by name. */
  public static Map<String, Tally> byType(List<Verdict> verdicts) {
    Map<String, Tally> types = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      Tally one = new Tally(verdict.passed() ? 1 : 0, 1);
      types.merge(
          verdict.question().type(), one, (a, b) -> new Tally(a.passed + b.passed, a.of + b.of));
    }
    return types;
  }
}
