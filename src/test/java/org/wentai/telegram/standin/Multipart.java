package org.wentai.telegram.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads multipart/form-data (RFC 7578). */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=(?:\"([^\"]*)\"|([^\\s;]+))");
  private static final Pattern FILE = Pattern.compile("[; ]filename=(?:\"([^\"]*)\"|([^\\s;]+))");

  /** A part; a file where it has a file's name. */
  record Part(String name, Optional<String> file, String type, byte[] bytes) {}

  private Multipart() {}

  static List<Part> parts(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw broken("no boundary in " + contentType);
    }
    byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int from = find(body, mark, 0);
    while (from >= 0) {
      int begin = from + mark.length;
      if (begin + 2 <= body.length && body[begin] == '-' && body[begin + 1] == '-') {
        return parts;
      }
      int end = find(body, mark, begin);
      if (end < 0) {
        break;
      }
      parts.add(part(Arrays.copyOfRange(body, begin + 2, end - 2)));
      from = end;
    }
    throw broken("the multipart body has no end");
  }

  private static Part part(byte[] bytes) {
    int end = find(bytes, new byte[] {'\r', '\n', '\r', '\n'}, 0);
    if (end < 0) {
      throw broken("a part without headers");
    }
    String head = new String(bytes, 0, end, StandardCharsets.UTF_8);
    Matcher name = NAME.matcher(head);
    Matcher file = FILE.matcher(head);
    if (!name.find()) {
      throw broken("a part without a name");
    }
    String type = "text/plain";
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
        type = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return new Part(
        value(name),
        file.find() ? Optional.of(value(file)) : Optional.empty(),
        type,
        Arrays.copyOfRange(bytes, end + 4, bytes.length));
  }

  /** In quotes or without. */
  private static String value(Matcher found) {
    String quoted = found.group(1);
    return quoted != null ? quoted : String.valueOf(found.group(2));
  }

  private static int find(byte[] in, byte[] what, int from) {
    for (int i = from; i + what.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }

  private static ApiException broken(String why) {
    return ApiException.bad(Violation.Kind.SCHEMA, why);
  }
}
