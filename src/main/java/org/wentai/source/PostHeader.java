package org.wentai.source;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line over a post in the text of a page: {@code 楼主| 发表于 18-07-03 15:58 |手机版 | 来自山东}.
 *
 * @param line its index among the page's lines
 * @param floor the floor, where the line names it
 * @param author the author, where the line names one
 * @param postedAt when, absent where the page shows a relative time
 * @param marks what stands behind the time, between bars
 */
record PostHeader(
    int line,
    OptionalInt floor,
    Optional<String> author,
    Optional<OffsetDateTime> postedAt,
    List<String> marks) {
  private static final String FLOOR = "(?:楼主|沙发|板凳|地板|\\d{1,6}\\s?(?:#|楼))";

  /** 楼主| says that the opener of the thread wrote this post, whatever its floor. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:楼主\\s*\\|\\s*)?(?:(?<floor>"
              + FLOOR
              + ")\\s+)?(?:楼主\\s*\\|\\s*|\\|\\s*)?发表于[:\\uff1a]?\\s*(?<time>"
              + Times.SHOWN
              + ")\\s*(?<marks>|\\|.*|(?:手机版|来自|只看|显示全部).*)");

  private static final Pattern WITH_AUTHOR =
      Pattern.compile(
          "(?:(?<floor>"
              + FLOOR
              + ")\\s+)?(?<author>[^\\s|]{1,20})[\\s|]*发表于[:\\uff1a]?\\s*(?<time>"
              + Times.SHOWN
              + ")(?<marks>\\s*(?:\\|.*)?(?:只看该作者|只看楼主|显示全部楼层|倒序浏览|阅读模式).*)");

  private static final Pattern FLOOR_LABEL = Pattern.compile(FLOOR);
  private static final List<String> NAMED_FLOORS = List.of("楼主", "沙发", "板凳", "地板");

  static Optional<PostHeader> of(int line, String words, ZoneId zone) {
    if (!words.contains("发表于")) {
      return Optional.empty();
    }
    Matcher plain = PLAIN.matcher(words);
    if (plain.matches()) {
      return Optional.of(header(line, plain, Optional.empty(), zone));
    }
    Matcher full = WITH_AUTHOR.matcher(words);
    return full.matches()
        ? Optional.of(header(line, full, author(full.group("author")), zone))
        : Optional.empty();
  }

  private static PostHeader header(int line, Matcher parts, Optional<String> author, ZoneId zone) {
    List<String> marks =
        Arrays.stream(parts.group("marks").split("[|\\uff5c]"))
            .map(String::strip)
            .filter(mark -> !mark.isEmpty())
            .toList();
    return new PostHeader(
        line,
        floor(Optional.ofNullable(parts.group("floor")).orElse("")),
        author,
        Times.parse(parts.group("time"), zone),
        marks);
  }

  private static Optional<String> author(String name) {
    return Optional.of(name).filter(n -> !n.equals("匿名") && !n.equals("楼主"));
  }

  /** The floor that a label names: 楼主 1, 沙发 2, 板凳 3, 地板 4, 12# and 12楼 12. */
  static OptionalInt floor(String label) {
    if (!FLOOR_LABEL.matcher(label).matches()) {
      return OptionalInt.empty();
    }
    int named = NAMED_FLOORS.indexOf(label);
    int floor = named < 0 ? Integer.parseInt(label.replaceAll("\\D", "")) : named + 1;
    return floor < 1 ? OptionalInt.empty() : OptionalInt.of(floor);
  }

  /** Whether the line is a page's for sure, and not words that somebody wrote. */
  boolean hasMarks() {
    return !marks.isEmpty();
  }

  /** 手机版, or the client's name as shown. */
  Optional<String> client() {
    return marks.stream().filter(ClientMark::isClient).map(ClientMark::client).findFirst();
  }

  /** The place behind 来自. */
  Optional<String> origin() {
    return marks.stream().flatMap(mark -> ClientMark.origin(mark).stream()).findFirst();
  }
}
