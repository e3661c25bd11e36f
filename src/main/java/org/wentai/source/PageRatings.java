package org.wentai.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.Rating;

/** Reads the ratings under a post of a copied page. */
final class PageRatings {
  private static final Pattern HEAD = Pattern.compile("参与人数\\s*\\d+.*");
  private static final Pattern CREDIT = Pattern.compile("(\\p{L}{1,8})\\s*[+-]\\s?\\d{1,9}");
  private static final Pattern ROW =
      Pattern.compile("(\\S.{0,39}?)\\s+((?:[+-]\\s?\\d{1,9}(?:\\s+|$))+)(.{0,200})");
  private static final Pattern AMOUNT = Pattern.compile("([+-])\\s?(\\d{1,9})");

  private final List<Rating> ratings = new ArrayList<>();
  private final int end;

  /** Reads the block whose head, 参与人数, stands at {@code head}. */
  PageRatings(List<String> lines, int head, int to) {
    List<String> credits =
        CREDIT
            .matcher(lines.get(head).replaceFirst("参与人数\\s*\\d+", ""))
            .results()
            .map(m -> m.group(1))
            .toList();
    int i = head + 1;
    for (; i < to; i++) {
      String line = lines.get(i);
      if (line.startsWith("查看全部评分")) {
        i++;
        break;
      }
      List<String> cells = List.of(line.split(" *\t *", -1));
      Matcher row = ROW.matcher(line);
      if (cells.size() == credits.size() + 2) {
        columns(cells, credits);
      } else if (row.matches()) {
        rows(row, credits);
      } else if (!line.isEmpty()) {
        break;
      }
    }
    end = i;
  }

  static boolean isHead(String line) {
    return HEAD.matcher(line).matches();
  }

  List<Rating> ratings() {
    return ratings;
  }

  /** One past the last line of the block. */
  int end() {
    return end;
  }

  private void columns(List<String> cells, List<String> credits) {
    for (int i = 0; i < credits.size(); i++) {
      Matcher amount = AMOUNT.matcher(cells.get(i + 1).strip());
      if (amount.matches()) {
        int given = Integer.parseInt(amount.group(1) + amount.group(2));
        ratings.add(
            new Rating(cells.getFirst().strip(), credits.get(i), given, cells.getLast().strip()));
      }
    }
  }

  private void rows(Matcher row, List<String> credits) {
    List<String> amounts =
        AMOUNT.matcher(row.group(2)).results().map(m -> m.group(1) + m.group(2)).toList();
    for (int i = 0; i < amounts.size(); i++) {
      // A row that leaves a column empty does not say, as text, which one.
      String credit = amounts.size() == credits.size() ? credits.get(i) : String.join("/", credits);
      int amount = Integer.parseInt(amounts.get(i));
      ratings.add(new Rating(row.group(1).strip(), credit, amount, row.group(3).strip()));
    }
  }
}
