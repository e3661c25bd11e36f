package org.wentai.source;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/** Reads a board's list of threads, and the lists of boards, from a live site. */
final class LiveBoard {
  private final SiteLinks links;
  private final ZoneId zone;

  LiveBoard(SiteLinks links, ZoneId zone) {
    this.links = links;
    this.zone = zone;
  }

  /** The page of board {@code fid} that {@code answer} is. */
  Looked<BoardPage> read(Answer answer, long fid) {
    Document page = answer.page();
    if (answer.status() != 200 || page.selectFirst("#threadlist #threadlisttableid") == null) {
      return page.selectFirst("#threadlist #waterfall") == null
          ? Notices.read(answer, page)
          : new Trouble<>(
              Kind.UNREADABLE, answer.address() + " shows pictures and not a list of threads");
    }
    links.learn(page);
    OptionalLong shown = PageScript.fid(answer.text());
    if (shown.isPresent() && shown.getAsLong() != fid) {
      return new Trouble<>(Kind.MOVED, "board " + fid + " is now board " + shown.getAsLong());
    }
    ShownTimes times = new ShownTimes(zone, Optional.of(answer.readAt()));
    List<ThreadRow> rows =
        page.select("tbody[id~=^(?:normal|stick)thread_\\d{1,18}$]").stream()
            .flatMap(row -> row(row, times).stream())
            .toList();
    String name = SavedPage.board(page).orElse("");
    BoardPage board =
        new BoardPage(fid, name, SavedPage.pageNumber(page), Pager.pages(page), rows, boards(page));
    return new Page<>(board, answer.readAt());
  }

  private static Optional<ThreadRow> row(Element row, ShownTimes times) {
    long id = Long.parseLong(row.id().substring(row.id().indexOf('_') + 1));
    Element subject = row.selectFirst("th a.xst, th a[href*=thread-], th a[href*=tid=]");
    Elements by = row.select("td.by");
    if (subject == null || by.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong leadsTo = SiteLinks.tid(subject.attr("href"));
    boolean moved = leadsTo.isPresent() && leadsTo.getAsLong() != id;
    return Optional.of(
        new ThreadRow(
            id,
            subject.text().strip(),
            name(by.getFirst()),
            time(by.getFirst(), times),
            (int) Math.min(Integer.MAX_VALUE, count(row, "td.num a")),
            count(row, "td.num em"),
            name(by.getLast()),
            time(by.getLast(), times),
            row.id().startsWith("stick"),
            isClosed(row),
            moved ? leadsTo : OptionalLong.empty()));
  }

  private static boolean isClosed(Element row) {
    return row.selectFirst("th.lock, td.icn [class*=lock], td.icn img[src*=lock]") != null
        || row.select("td.icn a").attr("title").contains("关闭");
  }

  private static Optional<String> name(Element cell) {
    return Optional.ofNullable(cell.selectFirst("cite a"))
        .map(Element::text)
        .filter(name -> !name.isBlank());
  }

  private static Optional<OffsetDateTime> time(Element cell, ShownTimes times) {
    return Optional.ofNullable(cell.selectFirst("em")).flatMap(times::of);
  }

  private static long count(Element row, String selector) {
    return Stream.ofNullable(row.selectFirst(selector))
        .flatMap(count -> SavedPage.number(count).stream())
        .findFirst()
        .orElse(0L);
  }

  /** The boards that the site's index lists. */
  Looked<List<Board>> readIndex(Answer answer) {
    Document page = answer.page();
    if (answer.status() != 200 || page.selectFirst("table.fl_tb") == null) {
      return Notices.read(answer, page);
    }
    links.learn(page);
    return new Page<>(boards(page), answer.readAt());
  }

  /** The boards listed on {@code page}, each once, those below others with them. */
  private static List<Board> boards(Document page) {
    List<Board> boards = new ArrayList<>();
    for (Element link : page.select("table.fl_tb h2 > a, table.fl_tb dt > a, table.fl_tb p a")) {
      String href = link.attr("href");
      OptionalLong fid = href.contains("tid=") ? OptionalLong.empty() : SiteLinks.fid(href);
      boolean known = boards.stream().anyMatch(board -> fid.orElse(-1) == board.fid());
      if (fid.isPresent() && !known && !link.text().isBlank()) {
        boards.add(board(fid.getAsLong(), link));
      }
    }
    return boards;
  }

  /** A row has a cell of counts behind the name; a tile, a line of them below it. */
  private static Board board(long fid, Element link) {
    boolean heading = link.parent() != null && link.parent().normalName().matches("h2|dt");
    Element row = heading ? link.closest("tr") : null;
    Element tile = heading ? link.closest("dl") : null;
    Elements counts =
        tile != null
            ? tile.select("dd em")
            : row == null ? new Elements() : row.select("td.fl_i > span");
    return new Board(fid, link.text().strip(), count(counts, 0), count(counts, 1));
  }

  private static OptionalLong count(Elements counts, int which) {
    if (counts.size() <= which) {
      return OptionalLong.empty();
    }
    Element shown = counts.get(which);
    Element exact = shown.selectFirst("span[title~=^\\d+$]");
    String words = exact == null ? shown.text() : exact.attr("title");
    String digits = words.replaceFirst("^[^\\d]*", "").strip();
    return digits.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
