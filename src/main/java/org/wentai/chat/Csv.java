package org.wentai.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark, without
 * which Excel takes Chinese for Latin.
 */
final class Csv {
  private static final String RISKY = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String NUMBER = "-?\\d+(\\.\\d+)?";

  private final StringBuilder text = new StringBuilder("\uFEFF");

  /** Adds a row. */
  void row(Object... cells) {
    text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(Object value) {
    String plain = harmless(String.valueOf(value));
    boolean quoted = plain.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  /**
   * Spreadsheets run cells that begin like a formula; an apostrophe before them makes them text
   * (OWASP, "CSV Injection"). A plain number is none.
   */
  private static String harmless(String cell) {
    boolean formula =
        !cell.isEmpty() && RISKY.indexOf(cell.charAt(0)) >= 0 && !cell.matches(NUMBER);
    return formula ? "'" + cell : cell;
  }
}
