package org.wentai.telegram;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.wentai.chat.Answered;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.chat.StoredAnswer;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Exchange;
import org.wentai.store.Lane;
import org.wentai.store.Outgoing;
import org.wentai.store.Work;

/** Puts replies into the outbox. */
final class ReplyRows {
  private static final int LONGEST_CAPTION = 1024;

  private final InstantSource clock;

  ReplyRows(InstantSource clock) {
    this.clock = clock;
  }

  /** An update that leads to {@code reply} and to nothing else. */
  Handled saying(String note, Incoming.Origin origin, Reply reply) {
    return Handled.writing(note, work -> say(work, origin, reply));
  }

  /** Says {@code reply} to the message of {@code origin}; the row of the first message. */
  long say(Work work, Incoming.Origin origin, Reply reply) {
    return say(work, origin, reply, subject(work, reply));
  }

  long say(Work work, Incoming.Origin origin, Reply reply, Rendering.Subject subject) {
    return say(work, origin.lane(), OptionalLong.of(origin.message()), reply, subject);
  }

  /**
   * Says {@code reply}.
   *
   * @param to the message that it answers
   * @return the row of the first message
   */
  long say(Work work, Lane lane, OptionalLong to, Reply reply, Rendering.Subject subject) {
    return reply instanceof Reply.Files files
        ? files(work, lane, to, files)
        : message(work, lane, to, Rendering.of(reply, subject));
  }

  /** Adds {@code rendered} as a message. */
  long message(Work work, Lane lane, OptionalLong to, Rendered rendered) {
    return add(work, Outgoing.reply(lane, "sendMessage", Bodies.message(rendered, to)));
  }

  /** Puts {@code reply} in the place of an exchange's reply. */
  void edit(Work work, Exchange exchange, Reply reply, Rendering.Subject subject) {
    Rendered rendered = Rendering.of(reply, subject);
    if (exchange.reply().isPresent()) {
      edit(work, exchange.lane(), exchange.reply().getAsLong(), rendered);
    } else {
      long row = message(work, exchange.lane(), exchange.message(), rendered);
      work.exchanges().repliedBy(exchange.id(), row);
    }
  }

  /** Puts {@code rendered} in the place of what row {@code row} said. */
  void edit(Work work, Lane lane, long row, Rendered rendered) {
    add(
        work,
        Outgoing.reply(lane, "editMessageText", Bodies.edit(rendered))
            .editing(row)
            .replacing("edit/" + row));
  }

  /** Changes only the buttons below what row {@code row} said. */
  void buttons(Work work, Lane lane, long row, List<List<Rendered.Button>> buttons) {
    add(
        work,
        Outgoing.reply(lane, "editMessageReplyMarkup", Bodies.markup(buttons))
            .editing(row)
            .replacing("buttons/" + row));
  }

  /** What the buttons below an answer are about. */
  Rendering.Subject subject(Work work, long exchange, Answered answered) {
    boolean more = answered.evidence().size() > answered.shown();
    return new Rendering.Subject(
        OptionalLong.of(exchange),
        more ? OptionalInt.of(answered.shown()) : OptionalInt.empty(),
        numbers(work, answered.reply()));
  }

  /** What the buttons below further citations of an exchange are about. */
  Rendering.Subject subject(Work work, long exchange, StoredAnswer stored, int from, Reply reply) {
    int next = from + StoredAnswer.AT_ONCE;
    return new Rendering.Subject(
        OptionalLong.of(exchange),
        stored.hasMore(next) ? OptionalInt.of(next) : OptionalInt.empty(),
        numbers(work, reply));
  }

  /** What the buttons below a reply that belongs to no exchange are about. */
  Rendering.Subject subject(Work work, Reply reply) {
    return new Rendering.Subject(
        OptionalLong.empty(), OptionalInt.empty(), numbers(work, reply));
  }

  private static Map<String, Long> numbers(Work work, Reply reply) {
    Map<String, Long> numbers = new HashMap<>();
    threads(reply).forEach(id -> numbers.computeIfAbsent(id, work.names()::number));
    return numbers;
  }

  private static Stream<String> threads(Reply reply) {
    return switch (reply) {
      case Reply.Answered r -> r.quotes().stream().map(Quote::thread);
      case Reply.NotAnswered r -> r.nearest().stream().map(ThreadHead::id);
      case Reply.Quotes r -> r.quotes().stream().map(Quote::thread);
      case Reply.Threads r -> r.threads().stream().map(ThreadHead::id);
      case Reply.Floors r -> Stream.of(r.thread().id());
      case Reply.Notice r -> Stream.empty();
      case Reply.Files r -> Stream.empty();
      case Reply.Goodbye r -> Stream.empty();
    };
  }

  private long files(Work work, Lane lane, OptionalLong to, Reply.Files files) {
    return 0;
  }

  private long add(Work work, Outgoing outgoing) {
    return work.outbox().add(outgoing, clock.instant());
  }
}
