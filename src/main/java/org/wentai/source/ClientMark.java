package org.wentai.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells 来自 a phone from 来自 a place. */
final class ClientMark {
  private static final Pattern CLIENT =
      Pattern.compile(
          "手机版|(?:来自\\s*[:\\uff1a]?\\s*)?(.*(?:客户端|手机|(?i:iphone|ipad|android|app)).*)");

  private static final Pattern ORIGIN =
      Pattern.compile("(?:发帖IP|来自|IP属地)\\s*[:\\uff1a]?\\s*(\\S.{0,30})");

  private ClientMark() {}

  static boolean isClient(String mark) {
    return mark.length() <= 30 && CLIENT.matcher(mark).matches();
  }

  /** The client without 来自. */
  static String client(String mark) {
    Matcher parts = CLIENT.matcher(mark);
    String named = parts.matches() ? parts.group(1) : null;
    return (named == null ? mark : named).strip();
  }

  /** The place that {@code mark} names. */
  static Optional<String> origin(String mark) {
    Matcher parts = ORIGIN.matcher(mark);
    return !isClient(mark) && parts.matches()
        ? Optional.of(parts.group(1).strip())
        : Optional.empty();
  }
}
