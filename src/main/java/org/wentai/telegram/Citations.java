package org.wentai.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wentai.chat.Quote;
import org.wentai.forum.Span;

/** Writes citations: the quoted words, and below them where they stand. */
final class Citations {
  private static final int QUOTED = 1000;
  private static final int LEAST_QUOTED = 60;
  private static final int BOLD_IN_ONE = 20;
  private static final int TITLE = 120;
  private static final int DETAIL = 60;
  static final String BETWEEN = " · ";

  private Citations() {}

  /** Writes {@code quotes} as long as there is room, empty lines between; how many it wrote. */
  static int write(List<Quote> quotes, Sheet sheet) {
    int done = 0;
    for (Quote quote : quotes) {
      String apart = sheet.written().length() == 0 ? "" : done == 0 ? "\n" : "\n\n";
      Optional<Styled> block = fitting(quote, sheet.room() - apart.length());
      if (block.isEmpty() || !sheet.add(Styled.plain(apart).then(block.get()))) {
        break;
      }
      done++;
    }
    return done;
  }

  /** {@code quote} in at most {@code room} units; empty when that is too little to be of use. */
  static Optional<Styled> fitting(Quote quote, int room) {
    Styled source = source(quote);
    int quoted = Math.min(QUOTED, room - source.length() - 1);
    return quoted < Math.min(LEAST_QUOTED, quote.text().length())
        ? Optional.empty()
        : Optional.of(quotation(quote).cut(quoted).within(Mark.Plain.FOLDED_QUOTATION))
            .map(cut -> cut.then("\n").then(source));
  }

  /** The quoted words, the found ones in bold. */
  private static Styled quotation(Quote quote) {
    String text = Clean.text(quote.text());
    List<Mark> bold = new ArrayList<>();
    for (Span span : Characters.widened(text, quote.bold(), BOLD_IN_ONE)) {
      bold.add(new Mark(span, Mark.Plain.BOLD));
    }
    return new Styled(text, bold);
  }

  /**
   * Where the words stand, in one line: number, thread, floor, section, author or origin, times.
   */
  private static Styled source(Quote quote) {
    Styled thread = title(quote.title(), quote.thread(), Links.to(quote.link()));
    List<Styled> rest =
        Stream.of(
                quote.label(),
                Optional.of(quote.floorName()),
                quote.section().map(s -> "§" + s),
                quote.by(),
                quote.when(),
                quote.edited())
            .flatMap(Optional::stream)
            .flatMap(part -> Clean.line(part, DETAIL).stream())
            .map(Styled::plain)
            .toList();
    return Styled.plain("[" + quote.n() + "] ")
        .then(thread)
        .then(rest.isEmpty() ? "" : BETWEEN)
        .then(Styled.joined(BETWEEN, rest));
  }

  /** A thread's title, else its id, as a link where there is one that works. */
  static Styled title(String title, String id, Optional<Mark.Form> link) {
    String shown = Clean.line(title, TITLE).or(() -> Clean.line(id, TITLE)).orElse("—");
    Styled plain = Styled.plain(shown);
    return link.map(plain::within).orElse(plain);
  }
}
