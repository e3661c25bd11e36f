package org.wentai.text;

import java.util.List;

/** Whether a sentence asks, and so cannot tell. */
public final class Asking {
  private static final String ENDS = "?吗呢";
  private static final String BEHIND_END = " \t\n\u000B\f\r\"')";
  private static final List<String> OPENINGS = List.of("请问", "求问", "谁知道");

  private Asking() {}

  /** Whether {@code folded}, a folded sentence, asks. */
  public static boolean asks(String folded) {
    int last = folded.length() - 1;
    while (last >= 0 && BEHIND_END.indexOf(folded.charAt(last)) >= 0) {
      last--;
    }
    return (last >= 0 && ENDS.indexOf(folded.charAt(last)) >= 0)
        || OPENINGS.stream().anyMatch(folded::startsWith);
  }
}
