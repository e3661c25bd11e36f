package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.answer.Question;
import org.wentai.chat.Answered;
import org.wentai.chat.Asking;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.chat.StoredAnswer;
import org.wentai.store.Exchange;
import org.wentai.store.Inbox;
import org.wentai.store.Work;

/** Answers questions; what an edited one got is put in the place of what it got before. */
final class Questions {
  /** How long a question may lean on the one before it. */
  private static final Duration TURN = Duration.ofMinutes(30);

  private final Parts parts;
  private final ReplyRows rows;
  private final Asking asking;
  private final Subjects subjects;
  private final QuestionRate rate;

  Questions(Parts parts, ReplyRows rows) {
    this.parts = parts;
    this.rows = rows;
    this.asking = new Asking(parts.knowledge(), parts.answerer());
    this.subjects = new Subjects(parts.settings().zone());
    this.rate = parts.rate();
  }

  /** What is known before answering. */
  private record Known(
      Language language,
      Optional<Exchange> edited,
      Optional<Question.Turn> turn,
      Optional<StoredAnswer> before) {}

  /** Answers a question that came with {@code update}. */
  Handled asked(Incoming.Asked asked, Inbox.Received update) {
    Instant at = update.at();
    Known known = parts.store().read(work -> known(work, asked, at));
    String question = asked.question().strip();
    if (known.edited().filter(e -> e.question().equals(question)).isPresent()) {
      return Handled.nothing("the edit leaves the question as it was");
    }
    // What was let through once is not counted again when it is tried again.
    QuestionRate.Verdict verdict =
        update.attempts() > 0
            ? QuestionRate.Verdict.OK
            : rate.allow(asked.origin().lane().chat(), asked.origin().speaker());
    return verdict == QuestionRate.Verdict.OK
        ? answer(asked, question, at, known)
        : rows.tooFast(asked.origin(), verdict, known.language());
  }

  private Handled answer(Incoming.Asked asked, String question, Instant at, Known known) {
    Optional<Reply> refusal = Asking.refusal(question, known.language());
    if (refusal.isPresent()) {
      return rows.saying("not a question", asked.origin(), refusal.get());
    }
    Answered answered;
    try (Typing.Shown shown = parts.typing().apply(asked.origin().lane())) {
      answered = asking.answer(question, known.turn(), known.before(), known.language());
    }
    Exchange exchange = exchange(asked, question, at, known, answered);
    return Handled.writing(
        exchange.answer().isPresent() ? "answered" : "not answered",
        work -> {
          if (known.edited().isPresent()) {
            replace(work, exchange, answered);
          } else {
            add(work, asked.origin(), exchange, answered);
          }
        });
  }

  private Known known(Work work, Incoming.Asked asked, Instant at) {
    Incoming.Origin origin = asked.origin();
    Language language = Languages.of(work, origin);
    Optional<Exchange> edited =
        asked.edited()
            ? work.exchanges().ofMessage(origin.lane().chat(), origin.message())
            : Optional.empty();
    if (edited.isPresent()) {
      // An edited question leans on what it leant on first, not on itself.
      Optional<Question.Turn> turn = StoredAnswer.read(edited.get().evidence()).after();
      return new Known(language, edited, turn, Optional.empty());
    }
    Optional<Exchange> last = work.exchanges().last(origin.lane(), origin.speaker(), Instant.EPOCH);
    Optional<Question.Turn> turn =
        last.filter(e -> !e.askedAt().isBefore(at.minus(TURN)))
            .map(e -> new Question.Turn(e.understood(), e.thread()));
    return new Known(language, edited, turn, last.map(e -> StoredAnswer.read(e.evidence())));
  }

  private Exchange exchange(
      Incoming.Asked asked, String question, Instant at, Known known, Answered answered) {
    Optional<Exchange> before = known.edited();
    boolean found = answered.shown() > 0;
    return new Exchange(
        before.map(Exchange::id).orElse(0L),
        asked.origin().lane(),
        asked.origin().speaker(),
        OptionalLong.of(asked.origin().message()),
        question,
        answered.answer().understoodAs(),
        known.language().code(),
        found ? Optional.of(text(answered.reply())) : Optional.empty(),
        confidence(answered),
        answered.thread(),
        StoredAnswer.of(answered, known.turn()).json(),
        before.map(Exchange::askedAt).orElse(at),
        Math.max(0, Duration.between(at, parts.clock().instant()).toMillis()),
        before.map(Exchange::reply).orElse(OptionalLong.empty()));
  }

  private static String text(Reply reply) {
    return ((Reply.Answered) reply).text();
  }

  private static double confidence(Answered answered) {
    double confidence = answered.answer().confidence();
    return Double.isNaN(confidence) ? 0 : Math.clamp(confidence, 0, 1);
  }

  private void add(Work work, Incoming.Origin origin, Exchange exchange, Answered answered) {
    long id = work.exchanges().add(exchange);
    Rendering.Subject subject = subject(work, id, exchange, answered);
    long row = rows.say(work, origin, answered.reply(), subject);
    work.exchanges().repliedBy(id, row);
  }

  private void replace(Work work, Exchange exchange, Answered answered) {
    work.exchanges().replace(exchange);
    Rendering.Subject subject = subject(work, exchange.id(), exchange, answered);
    Rendered rendered = Rendering.of(answered.reply(), subject);
    if (exchange.reply().isPresent()) {
      rows.edit(work, exchange.lane(), exchange.reply().getAsLong(), rendered);
    } else {
      long row = rows.message(work, exchange.lane(), exchange.message(), rendered);
      work.exchanges().repliedBy(exchange.id(), row);
    }
  }

  private Rendering.Subject subject(Work work, long id, Exchange exchange, Answered answered) {
    OptionalInt next = StoredAnswer.read(exchange.evidence()).next();
    return subjects.of(work, id, next, answered.reply(), answered.readAt());
  }
}
