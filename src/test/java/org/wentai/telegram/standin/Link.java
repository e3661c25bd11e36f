package org.wentai.telegram.standin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Telegram makes of a link: those without an http, https, tg or ton scheme lose it, as do
 * hosts without a dot; what has no scheme is taken for http.
 */
final class Link {
  private static final Pattern USER = Pattern.compile("(?i)tg:(?://)?user/?\\?id=(\\d+)");
  private static final Pattern PORT = Pattern.compile("(.+):([^:\\]@]*)");
  private static final Pattern APP_HOST = Pattern.compile("[A-Za-z0-9_-]+");

  private Link() {}

  /** The id of the user that {@code link} mentions. */
  static Optional<String> user(String link) {
    Matcher user = USER.matcher(link.strip());
    return user.matches() ? Optional.of(user.group(1)) : Optional.empty();
  }

  /** The link that Telegram keeps; empty when it drops it. */
  static Optional<String> checked(String link) {
    String lower = link.toLowerCase(Locale.ROOT);
    for (String app : new String[] {"tg:", "ton:", "tonsite:"}) {
      if (lower.startsWith(app)) {
        String rest = link.substring(app.length());
        rest = rest.startsWith("//") ? rest.substring(2) : rest;
        return app.equals("tonsite:") ? Optional.empty() : ofApp(app, rest);
      }
    }
    return web(link);
  }

  private static Optional<String> ofApp(String app, String rest) {
    int end = end(rest, 0);
    String host = rest.substring(0, end);
    String query = rest.substring(end).strip();
    if (!APP_HOST.matcher(host).matches()) {
      return Optional.empty();
    }
    if (query.startsWith("/?")) {
      query = query.substring(1);
    }
    return Optional.of(
        app + "//" + host.toLowerCase(Locale.ROOT) + (query.isEmpty() ? "/" : escaped(query)));
  }

  private static Optional<String> web(String link) {
    int scheme = link.indexOf("://");
    int start = 0;
    String protocol = "http";
    if (scheme >= 0 && link.indexOf(':') == scheme) {
      protocol = link.substring(0, scheme).toLowerCase(Locale.ROOT);
      start = scheme + 3;
    }
    if (!protocol.equals("http") && !protocol.equals("https")) {
      return Optional.empty();
    }
    int end = end(link, start);
    String host = link.substring(start, end);
    String query = link.substring(end).stripTrailing();
    Matcher port = PORT.matcher(host);
    String portNumber = "";
    if (port.matches()) {
      host = port.group(1);
      portNumber = ":" + port.group(2);
      if (!port.group(2).matches("0*[1-9]\\d{0,4}")) {
        return Optional.empty();
      }
    }
    String user = host.substring(0, host.lastIndexOf('@') + 1);
    host = host.substring(user.length());
    boolean v6 = host.startsWith("[") && host.endsWith("]");
    if (host.isEmpty() || host.equals(".") || (host.indexOf('.') < 0 && !v6)) {
      return Optional.empty();
    }
    String path = query.isEmpty() ? "/" : (query.startsWith("/") ? "" : "/") + escaped(query);
    return Optional.of(protocol + "://" + user + host.toLowerCase(Locale.ROOT) + portNumber + path);
  }

  private static int end(String link, int from) {
    int end = from;
    while (end < link.length() && "/?#".indexOf(link.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static String escaped(String query) {
    StringBuilder out = new StringBuilder();
    for (char c : query.toCharArray()) {
      if (c <= ' ') {
        out.append('%').append("%02X".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
