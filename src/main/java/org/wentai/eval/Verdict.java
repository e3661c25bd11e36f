package org.wentai.eval;

import java.util.List;

/**
 * Whether an answer passes.
 *
 * @param question what was asked
 * @param answered whether there was an answer
 * @param said the answer's text; nothing where there was none
 * @param confidence how sure the answer was, 0 to 1
 * @param faults why it does not pass, each a short clause; none when it passes
 * @param millis the time from question to answer
 */
public record Verdict(
    GoldQuestion question,
    boolean answered,
    String said,
    double confidence,
    List<String> faults,
    double millis) {
  public Verdict {
    faults = List.copyOf(faults);
  }

  public boolean passed() {
    return faults.isEmpty();
  }
}
