package org.wentai.telegram;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.chat.Messages;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.ThreadHead;
import org.wentai.telegram.Rendered.Button;

/** Writes replies as Telegram takes them. */
final class Rendering {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int ANSWER = 1500;
  private static final int NOTE = 300;
  private static final int HEADING = 300;
  private static final int BOARD = 60;

  private final Messages messages;
  private final Subject subject;
  private final Keyboards keyboards;

  private Rendering(Reply reply, Subject subject) {
    this.messages = Messages.of("org.wentai.telegram.rendering", reply.language());
    this.subject = subject;
    this.keyboards = new Keyboards(messages, subject);
  }

  /**
   * What the buttons below a reply are about.
   *
   * @param exchange the stored exchange, for votes, more passages and the wish to be told
   * @param moreFrom where further passages begin, where there are any
   * @param threads the stored numbers of the threads' ids that the reply names
   * @param readAt when the posts were read, in the zone of their times; floors are as of then
   */
  record Subject(
      OptionalLong exchange,
      OptionalInt moreFrom,
      Map<String, Long> threads,
      Optional<OffsetDateTime> readAt) {
    static final Subject NONE =
        new Subject(OptionalLong.empty(), OptionalInt.empty(), Map.of(), Optional.empty());
  }

  /** The one message that says {@code reply}; of a floor too long for one, the first part. */
  static Rendered of(Reply reply, Subject subject) {
    return part(reply, subject, 0);
  }

  /** As {@link #of}; of a floor too long for one message, part {@code part}, counted from 0. */
  static Rendered part(Reply reply, Subject subject, int part) {
    return new Rendering(reply, subject).rendered(reply, part, Optional.empty());
  }

  /**
   * The buttons of {@link #of} once the reader has voted, his choice marked.
   *
   * @param voted whether he found the answer helpful
   */
  static List<List<Button>> buttons(Reply reply, Subject subject, Optional<Boolean> voted) {
    return new Rendering(reply, subject).rendered(reply, 0, voted).buttons();
  }

  private Rendered rendered(Reply reply, int part, Optional<Boolean> voted) {
    return switch (reply) {
      case Reply.Answered answered -> answered(answered, voted);
      case Reply.NotAnswered none -> notAnswered(none);
      case Reply.Quotes quotes -> quotes(quotes);
      case Reply.Threads threads -> threads(threads);
      case Reply.Floors floors -> FloorPages.isOne(floors) ? one(floors, part) : several(floors);
      case Reply.Notice notice -> text(notice.text(), Sheet.MESSAGE);
      case Reply.Files files -> text(files.text(), Sheet.CAPTION);
      case Reply.Goodbye goodbye -> text(goodbye.text(), Sheet.MESSAGE);
    };
  }

  private Rendered answered(Reply.Answered answered, Optional<Boolean> voted) {
    Styled foot = foot("\n", answered.notes(), !answered.quotes().isEmpty());
    Sheet sheet = new Sheet(Sheet.MESSAGE - foot.length());
    sheet.add(Styled.plain(Clean.text(answered.text()).strip()).cut(ANSWER));
    int shown = Citations.write(answered.quotes(), sheet);
    return message(sheet.written().then(foot), keyboards.answered(answered.quotes(), shown, voted));
  }

  private Rendered quotes(Reply.Quotes quotes) {
    Styled foot = foot("\n", List.of(), !quotes.quotes().isEmpty());
    Sheet sheet = new Sheet(Sheet.MESSAGE - foot.length());
    sheet.add(heading(quotes.heading()));
    int shown = Citations.write(quotes.quotes(), sheet);
    return message(sheet.written().then(foot), keyboards.further(quotes.quotes(), shown));
  }

  private Rendered notAnswered(Reply.NotAnswered none) {
    Styled foot = foot("\n\n", none.notes(), none.closest().isPresent());
    Sheet sheet = new Sheet(Sheet.MESSAGE - foot.length());
    sheet.add(Styled.plain(Clean.text(none.text()).strip()).cut(ANSWER));
    none.closest().ifPresent(quote -> closest(quote, sheet));
    int shown = 0;
    if (!none.nearest().isEmpty() && sheet.add(Styled.plain("\n\n" + messages.say("nearest")))) {
      shown = list(none.nearest(), sheet);
    }
    return message(
        sheet.written().then(foot), keyboards.notAnswered(none.nearest().subList(0, shown)));
  }

  private void closest(Quote quote, Sheet sheet) {
    Styled heading = Styled.plain("\n\n" + messages.say("closest") + "\n");
    Citations.fitting(quote, sheet.room() - heading.length())
        .ifPresent(block -> sheet.add(heading.then(block)));
  }

  private Rendered threads(Reply.Threads threads) {
    Sheet sheet = new Sheet(Sheet.MESSAGE);
    sheet.add(heading(threads.heading()));
    int shown = list(threads.threads(), sheet);
    return message(sheet.written(), keyboards.threads(threads.threads().subList(0, shown)));
  }

  private static int list(List<ThreadHead> threads, Sheet sheet) {
    int done = 0;
    for (ThreadHead head : threads) {
      Styled title = Citations.title(head.title(), head.id(), Links.to(head.address()));
      Optional<String> board = head.board().flatMap(b -> Clean.line(b, BOARD));
      Styled line =
          Styled.plain("\n" + (done + 1) + ". ")
              .then(title)
              .then(board.map(b -> Citations.BETWEEN + b).orElse(""));
      if (!sheet.add(line)) {
        break;
      }
      done++;
    }
    return done;
  }

  private Rendered several(Reply.Floors floors) {
    List<List<Button>> known = keyboards.several(floors, floors.floors());
    Styled foot = foot("\n", known.isEmpty() ? floors.note().stream().toList() : List.of(), true);
    String longest =
        messages.say("floors", floors.lastFloor(), floors.lastFloor(), floors.lastFloor());
    Sheet sheet = new Sheet(Sheet.MESSAGE - foot.length() - longest.length() - 2);
    List<Reply.Floor> shown = FloorPages.several(floors, sheet);
    Styled page = sheet.written();
    if (!shown.isEmpty()) {
      int last = shown.getLast().number();
      String where = messages.say("floors", shown.getFirst().number(), last, floors.lastFloor());
      page = page.then("\n").then(where);
    }
    return message(page.then(foot), keyboards.several(floors, shown));
  }

  private Rendered one(Reply.Floors floors, int part) {
    Styled foot = foot("\n", floors.note().stream().toList(), true);
    Sheet sheet = new Sheet(Sheet.MESSAGE - foot.length());
    FloorPages.one(floors, part, messages, sheet);
    return message(sheet.written().then(foot), keyboards.one(floors, part));
  }

  private static Styled heading(String heading) {
    return Styled.in(Mark.Plain.BOLD, Clean.line(heading, HEADING).orElse("—"));
  }

  /**
   * The lines at the end, after {@code before}: the notes, and what floors go by where some are
   * named.
   */
  private Styled foot(String before, List<String> notes, boolean floors) {
    List<Styled> lines = new ArrayList<>();
    notes.stream()
        .limit(3)
        .flatMap(note -> Clean.line(note, NOTE).stream())
        .forEach(note -> lines.add(Styled.in(Mark.Plain.ITALIC, note)));
    if (floors) {
      String asOf =
          subject
              .readAt()
              .map(at -> messages.say("read.at", SHOWN.format(at)))
              .orElse(messages.say("read"));
      lines.add(Styled.in(Mark.Plain.ITALIC, asOf));
    }
    return lines.isEmpty() ? Styled.EMPTY : Styled.plain(before).then(Styled.joined("\n", lines));
  }

  private static Rendered text(String text, int most) {
    return message(Styled.plain(Clean.text(text).strip()).cut(most), List.of());
  }

  private static Rendered message(Styled text, List<List<Button>> buttons) {
    return new Rendered(text.text().isBlank() ? "…" : Html.of(text), buttons);
  }
}
