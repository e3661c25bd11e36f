package org.wentai.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wentai.chat.Messages;
import org.wentai.chat.Reply;

/** Writes floors of a thread: a page of several, shortened, or one in full, part by part. */
final class FloorPages {
  /** The most floors on a page. */
  static final int AT_ONCE = 10;

  private static final int IN_LIST = 200;
  private static final int IN_PART = 3000;
  private static final int DETAIL = 60;

  private FloorPages() {}

  /** Whether {@code floors} is one floor in full. */
  static boolean isOne(Reply.Floors floors) {
    return floors.floors().size() == 1 && !floors.floors().getFirst().shortened();
  }

  /** Writes as many floors as there is room for, at most {@link #AT_ONCE}; those it wrote. */
  static List<Reply.Floor> several(Reply.Floors floors, Sheet sheet) {
    sheet.add(heading(floors));
    List<Reply.Floor> done = new ArrayList<>();
    for (Reply.Floor floor : floors.floors().stream().limit(AT_ONCE).toList()) {
      Styled text = Styled.plain(Clean.text(floor.text())).cut(IN_LIST);
      Styled block =
          Styled.plain("\n\n")
              .then(name(floor))
              .then("\n")
              .then(text.within(Mark.Plain.FOLDED_QUOTATION));
      if (!sheet.add(block)) {
        break;
      }
      done.add(floor);
    }
    return done;
  }

  /** Writes part {@code part} of a floor, counted from 0; the last where there are fewer. */
  static void one(Reply.Floors floors, int part, Messages messages, Sheet sheet) {
    Reply.Floor floor = floors.floors().getFirst();
    List<String> parts = parts(floor.text());
    int shown = Math.min(part, parts.size() - 1);
    sheet.add(heading(floors).then("\n").then(name(floor)));
    if (parts.size() > 1) {
      sheet.add(Styled.plain(Citations.BETWEEN + messages.say("part", shown + 1, parts.size())));
    }
    sheet.add(Styled.plain("\n").then(Styled.in(Mark.Plain.QUOTATION, parts.get(shown))));
  }

  /** {@code text} in the parts that one message each shows; at least one. */
  static List<String> parts(String text) {
    String clean = Clean.text(text);
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (clean.length() - at > IN_PART) {
      int line = clean.lastIndexOf('\n', at + IN_PART - 1) + 1;
      int end = line > at + IN_PART / 2 ? line : Characters.end(clean, at, IN_PART);
      parts.add(clean.substring(at, end));
      at = end;
    }
    parts.add(clean.substring(at));
    return parts;
  }

  private static Styled heading(Reply.Floors floors) {
    return Citations.title(
            floors.thread().title(), floors.thread().id(), Links.to(floors.thread().address()))
        .within(Mark.Plain.BOLD);
  }

  private static Styled name(Reply.Floor floor) {
    Optional<Mark.Form> link = Links.to(floor.link());
    Styled name = Styled.in(Mark.Plain.BOLD, "#" + floor.number() + " " + floor.name());
    List<Styled> facts =
        Stream.of(floor.by(), floor.when())
            .flatMap(Optional::stream)
            .flatMap(part -> Clean.line(part, DETAIL).stream())
            .map(Styled::plain)
            .toList();
    Styled linked = link.map(name::within).orElse(name);
    return Styled.joined(
        Citations.BETWEEN, Stream.concat(Stream.of(linked), facts.stream()).toList());
  }
}
