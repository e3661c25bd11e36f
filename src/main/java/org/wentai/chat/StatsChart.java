package org.wentai.chat;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Exchanges.Day;

/**
 * Draws days: questions as pale bars, those answered as dark ones before them, the helpful share as
 * a line. All that is written in it are dates and numbers, which need no language and few glyphs.
 */
final class StatsChart {
  static final int WIDTH = 960;
  static final int HEIGHT = 480;

  private static final Logger LOG = LoggerFactory.getLogger(StatsChart.class);
  private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("MM-dd");
  private static final Color ASKED = new Color(0xB8CDE6);
  private static final Color ANSWERED = new Color(0x2F6DB5);
  private static final Color HELPFUL = new Color(0xE07A1F);

  /** Fewer would put fractions of a question on the axis. */
  private static final double LEAST_HEIGHT = 5;

  static {
    // A display that happens to be there must not be asked: it may be gone.
    System.setProperty("java.awt.headless", "true");
  }

  private StatsChart() {}

  /**
   * A PNG of the {@code count} days up to {@code last}; empty where the system has no font, without
   * which Java cannot draw a chart.
   *
   * @param days figures, of days in that time
   */
  static Optional<byte[]> png(List<Day> days, LocalDate last, int count) {
    try {
      return Optional.of(BitmapEncoder.getBitmapBytes(chart(days, last, count), BitmapFormat.PNG));
    } catch (IOException | RuntimeException | LinkageError | InternalError | AWTError e) {
      LOG.warn("The chart cannot be drawn; fontconfig and a font may be missing: {}", e.toString());
      return Optional.empty();
    }
  }

  private static CategoryChart chart(List<Day> days, LocalDate last, int count) {
    List<LocalDate> dates =
        last.minusDays(count - 1L).datesUntil(last.plusDays(1)).collect(Collectors.toList());
    Map<LocalDate, Day> byDate = days.stream().collect(Collectors.toMap(Day::day, d -> d));
    List<String> labels = dates.stream().map(LABEL::format).toList();
    var chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
    style(chart.getStyler(), days);
    bars(chart, "asked", labels, values(dates, byDate, d -> (double) d.questions()), ASKED);
    bars(chart, "answered", labels, values(dates, byDate, d -> (double) d.answered()), ANSWERED);
    List<@Nullable Double> helpful = values(dates, byDate, StatsChart::helpful);
    if (helpful.stream().anyMatch(java.util.Objects::nonNull)) {
      CategorySeries line = chart.addSeries("helpful", labels, helpful);
      line.setYAxisGroup(1);
      line.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
      line.setLineColor(HELPFUL);
      line.setMarkerColor(HELPFUL);
      line.setMarker(SeriesMarkers.CIRCLE);
      line.setLineStyle(new BasicStroke(3));
    }
    return chart;
  }

  private static void style(CategoryStyler style, List<Day> days) {
    double highest = days.stream().mapToLong(Day::questions).max().orElse(0);
    style.setLegendVisible(false);
    style.setOverlapped(true);
    style.setAvailableSpaceFill(0.8);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridVerticalLinesVisible(false);
    style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    style.setYAxisDecimalPattern("#,##0");
    style.setYAxisMin(0, 0.0).setYAxisMax(0, Math.max(LEAST_HEIGHT, highest * 1.05));
    style.setYAxisMin(1, 0.0).setYAxisMax(1, 100.0);
    style.setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
    style.setYAxisGroupTickLabelsColorMap(1, HELPFUL);
  }

  private static void bars(
      CategoryChart chart,
      String name,
      List<String> labels,
      List<@Nullable Double> values,
      Color colour) {
    CategorySeries bars = chart.addSeries(name, labels, values);
    bars.setFillColor(colour);
    bars.setLineColor(colour);
  }

  /** A value for each date; null, which the library leaves blank, where there is none. */
  private static List<@Nullable Double> values(
      List<LocalDate> dates, Map<LocalDate, Day> days, Function<Day, @Nullable Double> value) {
    List<@Nullable Double> values = new ArrayList<>();
    for (LocalDate date : dates) {
      Day day = days.get(date);
      values.add(day == null ? null : value.apply(day));
    }
    return values;
  }

  private static @Nullable Double helpful(Day day) {
    long votes = day.helpful() + day.notHelpful();
    return votes == 0 ? null : 100.0 * day.helpful() / votes;
  }
}
