package org.wentai.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the posts on a copied page: each begins at its header and ends where the next one's column
 * begins.
 */
final class PageLayout {
  private static final String ANONYMOUS = "匿名";

  private final List<String> lines;
  private final PageSide side;
  private final List<PostHeader> headers;
  private final boolean named;
  private final int first;

  private PageLayout(List<String> lines, List<PostHeader> headers, PageTitle title) {
    this.lines = lines;
    this.headers = headers;
    this.side = new PageSide(lines);
    int firstHeader = headers.getFirst().line();
    this.first = Math.min(title.end(), firstHeader);
    // A page shows every author or none; under the title, a name cannot be taken for a post's
    // words.
    this.named = title.end() > 0 && side.column(first, firstHeader, true).author().isPresent();
  }

  /**
   * The posts on a page, in order; none when the text is no page.
   *
   * @param lines the text's lines, without white space at their ends
   */
  static List<PagePost> posts(List<String> lines, PageTitle title, ZoneId zone) {
    List<PostHeader> headers =
        IntStream.range(0, lines.size())
            .boxed()
            .flatMap(i -> PostHeader.of(i, lines.get(i), zone).stream())
            .toList();
    boolean page =
        title.counted()
            || headers.stream().anyMatch(PostHeader::hasMarks)
            || lines.stream().anyMatch(PageMarks::isOrigin)
            || lines.stream().anyMatch(PageMarks::isRank);
    return page && !headers.isEmpty() ? new PageLayout(lines, headers, title).posts() : List.of();
  }

  private List<PagePost> posts() {
    List<PagePost> posts = new ArrayList<>();
    int end = lines.size();
    for (int i = headers.size() - 1; i >= 0; i--) {
      PostHeader header = headers.get(i);
      int from = i == 0 ? first : headers.get(i - 1).line() + 1;
      PageSide.Column column = side.column(from, header.line(), named && header.author().isEmpty());
      int top = column.top();
      Optional<String> name = header.author().or(column::author);
      posts.add(
          new PagePost(
              header,
              name.filter(known -> !known.equals(ANONYMOUS)),
              side.origin(top, header.line()).or(header::origin),
              side.group(top, header.line(), name),
              header.floor().isPresent() ? header.floor() : side.floor(top, header.line()),
              side.bodyEnd(header.line() + 1, footer(header.line() + 1, end))));
      end = column.bodyEnd();
    }
    return posts.reversed();
  }

  private int footer(int from, int to) {
    return IntStream.range(from, to)
        .filter(i -> PageMarks.isFooter(lines.get(i)))
        .findFirst()
        .orElse(to);
  }
}
