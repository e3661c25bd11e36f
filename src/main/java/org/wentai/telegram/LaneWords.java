package org.wentai.telegram;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.store.AlertLane;

/** Reads what people write behind {@code /digest}, {@code /quiet} and {@code /mute}. */
final class LaneWords {
  /** The longest time that a place can be muted for. */
  static final Duration LONGEST_MUTE = Duration.ofDays(31);

  private static final int DAY = 24 * 60;
  private static final String TIME =
      "(凌晨|早上|早晨|上午|中午|下午|晚上|晚)?\\s*(\\d{1,2})(?:[:.点時时](\\d{2}|半)?分?)?\\s*(am|pm)?";
  private static final Pattern DAILY =
      Pattern.compile("(?:daily|everyday|每天|每日)\\s*(?:at\\s+)?(?:" + TIME + ")?\\s*(\\S.*)?");
  private static final Pattern ZONE = Pattern.compile("(?:zone|timezone|时区|時區)\\s+(\\S.*)");
  private static final Pattern HOURS =
      Pattern.compile("(?:from\\s+)?" + TIME + "\\s*(?:-|–|—|~|到|至|to)\\s*" + TIME);
  private static final Pattern LONG =
      Pattern.compile("(\\d{1,6})\\s*(m|min|minutes?|分钟?|h|hours?|小时|个小时|d|days?|天|w|weeks?|周|星期)");
  private static final List<String> NOW =
      List.of("now", "at once", "instant", "立即", "即时", "实时", "马上");
  private static final List<String> HOURLY = List.of("hourly", "every hour", "每小时");
  private static final List<String> OFF =
      List.of("off", "none", "no", "关", "关闭", "取消", "无", "不要", "解除");

  private static final String DIGITS = "零一二三四五六七八九";

  /** Numbers before what they count, so that 星期一 or 周一 would stay as it is. */
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
              + "(?=\\s*(?:[点點时時分个個小天周]|星期))");

  private LaneWords() {}

  /**
   * How alerts are to be gathered: {@code now}, {@code hourly}, {@code daily 8:00 Asia/Shanghai},
   * {@code zone Asia/Shanghai}, and the same in Chinese; empty when it is none of these.
   *
   * @param now how they come now; what is not named stays
   */
  static Optional<AlertLane> digest(String argument, AlertLane now) {
    String said = plain(argument);
    if (NOW.contains(said)) {
      return Optional.of(now.gathered(AlertLane.Digest.NOW, now.digestAt(), now.zone()));
    }
    if (HOURLY.contains(said)) {
      return Optional.of(now.gathered(AlertLane.Digest.HOURLY, now.digestAt(), now.zone()));
    }
    Matcher zone = ZONE.matcher(said);
    if (zone.matches()) {
      return zone(zone.group(1)).map(z -> now.gathered(now.digest(), now.digestAt(), z));
    }
    Matcher daily = DAILY.matcher(said);
    if (!daily.matches()) {
      return Optional.empty();
    }
    Optional<Integer> at = daily.group(2) == null ? Optional.of(now.digestAt()) : minutes(daily, 1);
    Optional<ZoneId> place =
        daily.group(5) == null ? Optional.of(now.zone()) : zone(daily.group(5));
    return at.flatMap(a -> place.map(z -> now.gathered(AlertLane.Digest.DAILY, a, z)));
  }

  /**
   * Quiet hours, in minutes from midnight; the same twice for none: {@code 22:00-7:00}, {@code
   * off}.
   */
  static Optional<Press.Quiet> quiet(String argument) {
    String said = plain(argument);
    if (OFF.contains(said)) {
      return Optional.of(new Press.Quiet(0, 0));
    }
    Matcher hours = HOURS.matcher(said);
    if (!hours.matches()) {
      return Optional.empty();
    }
    Optional<Integer> to = minutes(hours, 5);
    return minutes(hours, 1)
        .flatMap(from -> to.filter(t -> !t.equals(from)).map(t -> new Press.Quiet(from, t)));
  }

  /** How long nothing is to come, none for {@code off}: {@code 2h}, {@code 3d}, {@code 30 分钟}. */
  static Optional<Duration> mute(String argument) {
    String said = plain(argument);
    if (OFF.contains(said)) {
      return Optional.of(Duration.ZERO);
    }
    Matcher time = LONG.matcher(said);
    if (!time.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(time.group(1));
    Duration unit =
        switch (time.group(2).charAt(0)) {
          case 'm', '分' -> Duration.ofMinutes(1);
          case 'h', '小', '个' -> Duration.ofHours(1);
          case 'd', '天' -> Duration.ofDays(1);
          default -> Duration.ofDays(7);
        };
    Duration all = unit.multipliedBy(number);
    return Optional.of(all).filter(d -> !d.isZero() && d.compareTo(LONGEST_MUTE) <= 0);
  }

  /** A zone by its id, by the last part of it, or as a distance from UTC. */
  static Optional<ZoneId> zone(String named) {
    String name = named.strip().replace(' ', '_');
    if (name.contains("北京") || name.contains("中国")) {
      return Optional.of(ZoneId.of("Asia/Shanghai"));
    }
    Optional<ZoneId> known =
        ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equalsIgnoreCase(name) || isPlace(id, name))
            .sorted()
            .findFirst()
            .map(ZoneId::of);
    return known.or(() -> distance(name.toUpperCase(Locale.ROOT)));
  }

  private static boolean isPlace(String id, String name) {
    return id.contains("/")
        && !id.startsWith("Etc/")
        && id.substring(id.lastIndexOf('/') + 1).equalsIgnoreCase(name);
  }

  private static Optional<ZoneId> distance(String name) {
    try {
      return name.matches("(UTC|GMT)?[+-]\\d{1,2}(:\\d{2})?")
          ? Optional.of(ZoneId.of(name))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // a distance that no place has
    }
  }

  /** The time of day that begins with group {@code first}: part of day, hour, minutes, am or pm. */
  private static Optional<Integer> minutes(Matcher said, int first) {
    String part = said.group(first);
    String half = said.group(first + 3);
    String after = said.group(first + 2);
    int hour = Integer.parseInt(said.group(first + 1));
    boolean late =
        "pm".equals(half) || part != null && Arrays.asList("下午", "晚上", "晚").contains(part);
    boolean noon = "中午".equals(part) && hour < 3;
    if ((late || noon) && hour < 12) {
      hour += 12;
    } else if (("am".equals(half) || "凌晨".equals(part)) && hour == 12) {
      hour = 0;
    }
    int minute = after == null ? 0 : after.equals("半") ? 30 : Integer.parseInt(after);
    int all = (hour == 24 && minute == 0 ? 0 : hour) * 60 + minute;
    return hour <= 24 && minute < 60 && all < DAY ? Optional.of(all) : Optional.empty();
  }

  private static String plain(String argument) {
    String one = Normalizer.normalize(argument, Normalizer.Form.NFKC).strip();
    String arabic = CHINESE.matcher(one).replaceAll(number -> arabic(number.group()));
    return arabic.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** A number up to 99 that is written with Chinese characters: 九, 十, 二十三. */
  private static String arabic(String chinese) {
    String plain = chinese.replace('两', '二').replace('〇', '零');
    int ten = plain.indexOf('十');
    if (ten < 0) {
      return plain.chars().mapToObj(c -> String.valueOf(DIGITS.indexOf(c))).collect(joining());
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(plain.charAt(ten - 1));
    int ones = ten == plain.length() - 1 ? 0 : DIGITS.indexOf(plain.charAt(ten + 1));
    return String.valueOf(10 * tens + ones);
  }
}
