package org.wentai.chat;

import java.time.LocalDate;
import java.util.List;
import org.wentai.store.Exchanges.Day;

/** Draws a chart twice in a process of its own, and says whether that gave a picture. */
final class ChartWithoutFonts {
  private ChartWithoutFonts() {}

  public static void main(String[] arguments) {
    LocalDate day = LocalDate.of(2026, 11, 23);
    List<Day> days = List.of(new Day(day, 9, 8, 2, 1, 40, 90));
    boolean first = StatsChart.png(days, day, 14).isPresent();
    boolean second = StatsChart.png(days, day, 14).isPresent();
    System.out.println(first ? "a picture" : "no picture");
    System.out.println(second ? "a picture again" : "no picture again");
  }
}
