package org.wentai.source;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers that a live page tells its own scripts. */
final class PageScript {
  private static final Pattern TID = Pattern.compile("\\btid\\s*=\\s*parseInt\\('(\\d{1,18})'\\)");

  private static final Pattern FID =
      Pattern.compile(
          "\\bfid\\s*=\\s*parseInt\\('?(\\d{1,18})'?\\)|\\bsummary=\"forum_(\\d{1,18})\"");

  private PageScript() {}

  /** The thread that the page shows. */
  static OptionalLong tid(String html) {
    return first(TID.matcher(html));
  }

  /** The board that the page shows, or that its thread stands in. */
  static OptionalLong fid(String html) {
    return first(FID.matcher(html));
  }

  private static OptionalLong first(Matcher found) {
    if (!found.find()) {
      return OptionalLong.empty();
    }
    String digits = found.group(1) == null ? found.group(2) : found.group(1);
    return OptionalLong.of(Long.parseLong(digits));
  }
}
