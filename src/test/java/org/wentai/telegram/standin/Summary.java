package org.wentai.telegram.standin;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints what a stand-in saw: calls, faults and violations. */
final class Summary {
  private static final int SHOWN = 20;

  private Summary() {}

  static void print(TelegramStandIn standIn, PrintStream out) {
    List<Call> calls = standIn.calls();
    out.println("calls " + counted(calls, Call::method));
    out.println(
        "faults "
            + counted(
                calls.stream().filter(c -> c.fault().isPresent()).toList(),
                c -> c.fault().orElseThrow()));
    List<Violation> violations = standIn.violations();
    out.println("violations " + violations.size() + " " + counted(violations, Violation::kind));
    violations.stream().limit(SHOWN).forEach(v -> out.println("  " + v));
  }

  private static <T, K extends Comparable<K>> Map<K, Long> counted(
      List<T> things, Function<T, K> by) {
    return things.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }
}
