package org.wentai.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as forums and people write them. */
final class Times {
  /** A time as Discuz shows it, absolute or relative. */
  static final String SHOWN =
      "(?:\\d{2,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?(?:\\s*\\d{1,2}[:\\uff1a]\\d{2}(?::\\d{2})?)?"
          + "|(?:\\d+|半)\\s*(?:秒|分钟|小时|天)前|刚刚|(?:今天|昨天|前天)\\s*\\d{1,2}:\\d{2})";

  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(\\d{2}|\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
              + "(?:[\\sT]*(\\d{1,2})[:\\uff1a](\\d{2})(?:[:\\uff1a](\\d{2})(?:\\.\\d+)?)?)?");

  private static final Pattern AGO = Pattern.compile("(\\d{1,6}|半)\\s*(秒|分钟|小时|天)前");
  private static final Pattern DAY = Pattern.compile("(今天|昨天|前天)\\s*(\\d{1,2}):(\\d{2})");

  /** Two-digit years: Discuz is of 2001, so all of them are of this century. */
  private static final int CENTURY = 2000;

  private Times() {}

  /**
   * The time that {@code words} writes: ISO-8601 with an offset, or a local time of {@code zone} as
   * {@code 18-07-03 15:58}, {@code 2018-7-3 15:58:01}, {@code 2018年7月3日}. Empty for relative times
   * ("3 天前"): nothing says relative to what.
   */
  static Optional<OffsetDateTime> parse(String words, ZoneId zone) {
    String time = words.replace('\u00a0', ' ').strip();
    try {
      return Optional.of(OffsetDateTime.parse(time.replaceFirst("(?<=\\d) +(?=\\d)", "T")));
    } catch (DateTimeException notIso) {
      return local(time).map(t -> t.atZone(zone).toOffsetDateTime());
    }
  }

  /**
   * As {@link #parse}, and relative times ("3 天前", "昨天 08:15") as of {@code now}, where that is
   * known.
   */
  static Optional<OffsetDateTime> shown(String words, ZoneId zone, Optional<Instant> now) {
    return parse(words, zone).or(() -> now.flatMap(at -> relative(words, at.atZone(zone))));
  }

  private static Optional<OffsetDateTime> relative(String words, ZonedDateTime now) {
    String time = words.replace('\u00a0', ' ').strip();
    Matcher ago = AGO.matcher(time);
    Matcher day = DAY.matcher(time);
    if (time.equals("刚刚")) {
      return Optional.of(now.toOffsetDateTime());
    }
    if (ago.matches()) {
      boolean half = ago.group(1).equals("半");
      long count = half ? 30 : Long.parseLong(ago.group(1));
      ZonedDateTime then =
          switch (half ? "分钟" : ago.group(2)) {
            case "秒" -> now.minusSeconds(count);
            case "分钟" -> now.minusMinutes(count);
            case "小时" -> now.minusHours(count);
            default -> now.minusDays(count);
          };
      return Optional.of(then.toOffsetDateTime());
    }
    if (!day.matches() || part(day, 2) > 23 || part(day, 3) > 59) {
      return Optional.empty();
    }
    LocalDateTime then =
        now.toLocalDate()
            .minusDays(List.of("今天", "昨天", "前天").indexOf(day.group(1)))
            .atTime(part(day, 2), part(day, 3));
    return Optional.of(then.atZone(now.getZone()).toOffsetDateTime());
  }

  private static Optional<LocalDateTime> local(String time) {
    Matcher parts = ABSOLUTE.matcher(time);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int year = part(parts, 1);
    try {
      return Optional.of(
          LocalDateTime.of(
              year < 100 ? CENTURY + year : year,
              part(parts, 2),
              part(parts, 3),
              part(parts, 4),
              part(parts, 5),
              part(parts, 6)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int part(MatchResult parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
