package org.wentai.terminal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/**
 * Sets replies in lines for a terminal.
 *
 * @param ink colours or none
 * @param width the terminal's columns; empty when lines are not to be broken
 */
record Page(Ink ink, OptionalInt width) {
  private static final String BAR = "│ ";
  private static final int NARROWEST = 20;

  /** {@code reply} as lines with line feeds after each. */
  String of(Reply reply) {
    List<String> lines = new ArrayList<>();
    switch (reply) {
      case Reply.Answered answered -> answered(answered, lines);
      case Reply.NotAnswered none -> notAnswered(none, lines);
      case Reply.Quotes more -> {
        lines.addAll(fill("", ink.bold(more.heading())));
        more.quotes().forEach(quote -> quote(quote, lines));
      }
      case Reply.Threads threads -> {
        lines.addAll(fill("", ink.bold(threads.heading())));
        threads(threads.threads(), lines);
      }
      case Reply.Floors floors -> floors(floors, lines);
      case Reply.Notice notice -> lines.addAll(fill("", Clean.of(notice.text())));
      case Reply.Files files -> lines.addAll(fill("", files.text()));
      case Reply.Goodbye goodbye -> lines.addAll(fill("", goodbye.text()));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private void answered(Reply.Answered answered, List<String> lines) {
    notes(answered.notes(), lines);
    for (String line : Clean.of(answered.text()).split("\n", -1)) {
      lines.addAll(fill("", ink.bold(line)));
    }
    answered.quotes().forEach(quote -> quote(quote, lines));
  }

  private void notAnswered(Reply.NotAnswered none, List<String> lines) {
    notes(none.notes(), lines);
    lines.addAll(fill("", Clean.of(none.text())));
    if (none.closest().isPresent()) {
      lines.add("");
      lines.addAll(fill("", say(none.language(), "closest")));
      quote(none.closest().get(), lines);
      lines.add("");
    }
    if (!none.nearest().isEmpty()) {
      lines.addAll(fill("", say(none.language(), "nearest")));
      threads(none.nearest(), lines);
    }
  }

  private void notes(List<String> notes, List<String> lines) {
    notes.forEach(note -> lines.addAll(fill("", ink.faint(Clean.of(note)))));
  }

  private void quote(Quote quote, List<String> lines) {
    lines.add("");
    String number = ink.number("[" + quote.n() + "]") + " ";
    String label = quote.label().map(l -> l + ": ").orElse("");
    String text = label + marked(quote);
    List<String> quoted = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      quoted.addAll(fill("    " + BAR, line));
    }
    quoted.set(0, number + quoted.getFirst().substring(4));
    lines.addAll(quoted);
    String below =
        Stream.of(
                Optional.of(Clean.of(quote.title())),
                Optional.of(quote.floorName()),
                quote.by().map(Clean::of),
                quote.when(),
                quote.edited(),
                quote.section().map(s -> "§" + Clean.of(s)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" · "));
    lines.addAll(fill("    ", ink.faint(below)));
    quote.link().ifPresent(link -> lines.add("    " + ink.faint(link.toString())));
  }

  /** The quotation with its found words inked; a mark ends before a line does. */
  private String marked(Quote quote) {
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (Span bold : quote.bold()) {
      if (bold.start() < at) {
        continue;
      }
      marked.append(Clean.of(quote.text().substring(at, bold.start())));
      for (String part : bold.of(quote.text()).split("(?<=\n)|(?=\n)")) {
        marked.append(part.equals("\n") ? part : ink.found(Clean.of(part)));
      }
      at = bold.end();
    }
    return marked.append(Clean.of(quote.text().substring(at))).toString();
  }

  private void threads(List<ThreadHead> threads, List<String> lines) {
    int n = 0;
    for (ThreadHead head : threads) {
      n++;
      String facts =
          Stream.of(Optional.of(head.id()), head.board(), head.address().map(URI::toString))
              .flatMap(Optional::stream)
              .map(Clean::of)
              .collect(Collectors.joining(" · "));
      lines.addAll(fill("  ", ink.number(n + ".") + " " + Clean.of(head.title())));
      lines.addAll(fill("     ", ink.faint(facts)));
    }
  }

  private void floors(Reply.Floors floors, List<String> lines) {
    lines.addAll(fill("", ink.bold(Clean.of(floors.thread().title()))));
    for (Reply.Floor floor : floors.floors()) {
      String above =
          Stream.of(
                  Optional.of("#" + floor.number() + " " + floor.name()),
                  floor.by().map(Clean::of),
                  floor.when())
              .flatMap(Optional::stream)
              .collect(Collectors.joining(" · "));
      lines.addAll(fill("", ink.number(above)));
      for (String line : Clean.of(floor.text()).split("\n", -1)) {
        lines.addAll(fill("  ", line));
      }
      floor.link().ifPresent(link -> lines.add("  " + ink.faint(link.toString())));
    }
    floors.note().ifPresent(note -> lines.addAll(fill("", ink.faint(note))));
  }

  /** {@code text} broken to the width, each line after {@code indent}. */
  private List<String> fill(String indent, String text) {
    if (width.isEmpty()) {
      return Stream.of(text.split("\n", -1)).map(line -> indent + line).toList();
    }
    int room = Math.max(NARROWEST, width.getAsInt() - Columns.of(indent));
    return Columns.wrap(text, room).stream().map(line -> indent + line).toList();
  }

  private static String say(Language language, String key) {
    return Messages.of("org.wentai.terminal.messages", language).say(key);
  }
}
