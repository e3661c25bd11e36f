package org.wentai.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.store.Audit;
import org.wentai.store.Exchange;
import org.wentai.store.Exchanges.Day;
import org.wentai.store.Store;

/** What the admins see of questions and answers. */
public final class Figures {
  private static final int GAP_DAYS = 30;
  private static final int MOST_QUESTIONS = 20_000;
  private static final int GAPS_LISTED = 10;
  private static final int STATS_DAYS = 14;
  private static final int EXPORT_DAYS = 365;
  private static final int DEEDS = 20;
  private static final int LONGEST_LINE = 120;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
  private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Store store;
  private final ZoneId zone;

  /**
   * @param zone whose days are counted, and in which times are told
   */
  public Figures(Store store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  /** The questions most asked without an answer, like ones together. */
  public Reply gaps(Language language, Instant now) {
    Messages messages = ReloadText.messages(language);
    List<Exchange> unanswered = unanswered(now);
    if (unanswered.isEmpty()) {
      return notice(language, messages.say("gaps.none", GAP_DAYS));
    }
    List<Gaps.Gap> gaps = Gaps.of(unanswered);
    List<String> lines = new ArrayList<>();
    lines.add(messages.say("gaps.heading", GAP_DAYS, unanswered.size(), gaps.size()));
    for (Gaps.Gap gap : gaps.subList(0, Math.min(GAPS_LISTED, gaps.size()))) {
      lines.add(
          messages.say(
              "gaps.line",
              lines.size(),
              ReloadText.cut(gap.question(), LONGEST_LINE),
              gap.times(),
              gap.askers(),
              MINUTE.format(gap.last().atZone(zone))));
    }
    return notice(language, String.join("\n", lines));
  }

  private List<Exchange> unanswered(Instant now) {
    Instant since = now.minus(GAP_DAYS, ChronoUnit.DAYS);
    return store.read(work -> work.exchanges().unanswered(since, MOST_QUESTIONS));
  }

  /** Questions, answered and helpful shares, latency, by day: a text with a picture. */
  public Reply stats(Language language, Instant now) {
    Messages messages = ReloadText.messages(language);
    List<Day> days = days(now, STATS_DAYS);
    if (days.isEmpty()) {
      return notice(language, messages.say("stats.none", STATS_DAYS));
    }
    List<String> lines = new ArrayList<>();
    long asked = days.stream().mapToLong(Day::questions).sum();
    long answered = days.stream().mapToLong(Day::answered).sum();
    long helpful = days.stream().mapToLong(Day::helpful).sum();
    long votes = helpful + days.stream().mapToLong(Day::notHelpful).sum();
    lines.add(
        messages.say(
            "stats.heading",
            STATS_DAYS,
            ReloadText.count(asked),
            share(answered, asked, messages),
            share(helpful, votes, messages)));
    days.forEach(day -> lines.add(line(day, messages)));
    Optional<byte[]> chart = StatsChart.png(days, today(now), STATS_DAYS);
    lines.add(messages.say(chart.isPresent() ? "stats.chart" : "stats.nochart"));
    List<Reply.Enclosed> files =
        chart.map(png -> new Reply.Enclosed("stats.png", png)).stream().toList();
    return new Reply.Files(language, String.join("\n", lines), files);
  }

  private String line(Day day, Messages messages) {
    return messages.say(
        "stats.line",
        DAY.format(day.day()),
        ReloadText.count(day.questions()),
        share(day.answered(), day.questions(), messages),
        share(day.helpful(), day.helpful() + day.notHelpful(), messages),
        ReloadText.count(day.medianMillis()),
        ReloadText.count(day.p99Millis()));
  }

  private static String share(long part, long of, Messages messages) {
    return of == 0 ? messages.say("stats.unvoted") : Math.round(100.0 * part / of) + "%";
  }

  private LocalDate today(Instant now) {
    return now.atZone(zone).toLocalDate();
  }

  private List<Day> days(Instant now, int count) {
    Instant since = today(now).minusDays(count - 1L).atStartOfDay(zone).toInstant();
    return store.read(work -> work.exchanges().days(since, zone));
  }

  /** Gaps and days as CSV, two files. */
  public Reply export(Language language, Instant now) {
    Messages messages = ReloadText.messages(language);
    List<Reply.Enclosed> files =
        List.of(
            new Reply.Enclosed("gaps.csv", gapsTable(now, messages)),
            new Reply.Enclosed("days.csv", daysTable(now, messages)));
    return new Reply.Files(language, messages.say("export.done", GAP_DAYS, EXPORT_DAYS), files);
  }

  private byte[] gapsTable(Instant now, Messages messages) {
    var csv = new Csv();
    csv.row(
        messages.say("csv.question"),
        messages.say("csv.times"),
        messages.say("csv.askers"),
        messages.say("csv.last"));
    Gaps.of(unanswered(now))
        .forEach(
            gap ->
                csv.row(
                    gap.question(),
                    gap.times(),
                    gap.askers(),
                    FULL.format(gap.last().atZone(zone))));
    return csv.bytes();
  }

  private byte[] daysTable(Instant now, Messages messages) {
    var csv = new Csv();
    csv.row(
        messages.say("csv.day"),
        messages.say("csv.questions"),
        messages.say("csv.answered"),
        messages.say("csv.helpful"),
        messages.say("csv.nothelpful"),
        messages.say("csv.median"),
        messages.say("csv.p99"));
    for (Day day : days(now, EXPORT_DAYS)) {
      csv.row(
          day.day(),
          day.questions(),
          day.answered(),
          day.helpful(),
          day.notHelpful(),
          day.medianMillis(),
          day.p99Millis());
    }
    return csv.bytes();
  }

  /** Who did what. */
  public Reply audit(Language language) {
    Messages messages = ReloadText.messages(language);
    List<Audit.Deed> deeds = store.read(work -> work.audit().last(DEEDS));
    if (deeds.isEmpty()) {
      return notice(language, messages.say("audit.none"));
    }
    List<String> lines = new ArrayList<>(List.of(messages.say("audit.heading")));
    for (Audit.Deed deed : deeds) {
      lines.add(
          messages.say(
              "audit.line",
              MINUTE.format(deed.at().atZone(zone)),
              deed.who() == 0 ? messages.say("audit.program") : String.valueOf(deed.who()),
              deed.action(),
              ReloadText.cut(deed.detail(), LONGEST_LINE)));
    }
    return notice(language, String.join("\n", lines));
  }

  private static Reply notice(Language language, String text) {
    return new Reply.Notice(language, text);
  }
}
