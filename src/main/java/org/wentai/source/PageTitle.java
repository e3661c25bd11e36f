package org.wentai.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The title of a copied page and the counts beside it.
 *
 * @param words the title, absent when the page shows no line that says which one it is
 * @param end the line behind it, 0 when absent
 * @param views 查看
 * @param replies 回复
 */
record PageTitle(Optional<String> words, int end, OptionalLong views, OptionalInt replies) {
  private static final Pattern COUNTS =
      Pattern.compile(
          ".*查看[:\\uff1a]\\s*(\\d{1,12})\\s*[|\\uff5c]?\\s*回复[:\\uff1a]\\s*(\\d{1,9}).*");

  private static final String COPY_LINK = "[复制链接]";
  private static final int REACH = 10;

  static PageTitle of(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher counts = COUNTS.matcher(lines.get(i));
      if (counts.matches()) {
        PageTitle title = between(lines, i + 1);
        return new PageTitle(
            title.words,
            title.end,
            OptionalLong.of(Long.parseLong(counts.group(1))),
            OptionalInt.of(Integer.parseInt(counts.group(2))));
      }
    }
    int link = copyLink(lines, 0, lines.size());
    return link < 0 ? none() : above(lines, 0, link);
  }

  /** Whether the page shows its counts, which only a page does. */
  boolean counted() {
    return views.isPresent();
  }

  private static PageTitle between(List<String> lines, int from) {
    int link = copyLink(lines, from, Math.min(lines.size(), from + REACH));
    if (link >= 0) {
      return above(lines, from, link);
    }
    for (int i = from; i < Math.min(lines.size(), from + REACH); i++) {
      if (!lines.get(i).isEmpty()) {
        return titled(lines.get(i), i + 1);
      }
    }
    return none();
  }

  /** The title stands on the line of the link, or is the last line above it. */
  private static PageTitle above(List<String> lines, int from, int link) {
    for (int i = link; i >= from; i--) {
      String words = lines.get(i).replace(COPY_LINK, "").strip();
      if (!words.isEmpty()) {
        return titled(words, link + 1);
      }
    }
    return none();
  }

  private static PageTitle titled(String words, int end) {
    return words.isEmpty()
        ? none()
        : new PageTitle(Optional.of(words), end, OptionalLong.empty(), OptionalInt.empty());
  }

  private static PageTitle none() {
    return new PageTitle(Optional.empty(), 0, OptionalLong.empty(), OptionalInt.empty());
  }

  private static int copyLink(List<String> lines, int from, int to) {
    return IntStream.range(from, to)
        .filter(i -> lines.get(i).contains(COPY_LINK))
        .findFirst()
        .orElse(-1);
  }
}
