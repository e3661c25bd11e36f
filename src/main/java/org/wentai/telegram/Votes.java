package org.wentai.telegram;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wentai.chat.Language;
import org.wentai.chat.StoredAnswer;
import org.wentai.store.Exchange;
import org.wentai.store.Work;

/** Counts what readers found of answers: in a group everyone has one vote. */
final class Votes {
  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;
  private final Subjects subjects;

  Votes(Parts parts, ReplyRows rows, DirectCalls direct) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
    this.subjects = new Subjects(parts.settings().zone());
  }

  Handled vote(Incoming.Pressed pressed, Press.Vote vote, Language language) {
    Optional<Exchange> exchange = Presses.exchange(parts, pressed, vote.exchange());
    if (exchange.isEmpty()) {
      return Presses.gone(direct, pressed, language);
    }
    Optional<FromPosts> answer =
        pressed.origin().isPrivate() ? again(exchange.get()) : Optional.empty();
    AtomicBoolean counted = new AtomicBoolean();
    return Handled.writing(
            "vote",
            work -> {
              boolean isNew =
                  work.exchanges()
                      .vote(
                          vote.exchange(),
                          pressed.origin().speaker(),
                          vote.helpful(),
                          parts.clock().instant());
              counted.set(isNew);
              if (isNew) {
                answer.ifPresent(shown -> mark(work, pressed, vote, exchange.get(), shown));
              }
            })
        .then(
            () -> {
              String key = counted.get() ? "vote.counted" : "vote.before";
              direct.answer(pressed.callback(), Says.in(language).say(key));
            });
  }

  /** The answer as it was shown, where its posts still say so. */
  private Optional<FromPosts> again(Exchange exchange) {
    StoredReply stored = StoredReply.of(exchange);
    return parts
        .knowledge()
        .serve(
            posts -> stored.again(posts).map(reply -> new FromPosts(reply, posts.info().readAt())));
  }

  /** Marks the choice on its button, which only the one reader of a private chat can see as his. */
  private void mark(
      Work work, Incoming.Pressed pressed, Press.Vote vote, Exchange exchange, FromPosts shown) {
    StoredAnswer stored = StoredReply.of(exchange).answer();
    OptionalInt next = stored.next();
    Rendering.Subject subject =
        subjects.of(work, vote.exchange(), next, shown.reply(), shown.readAt());
    OptionalLong row = Presses.row(work, pressed);
    if (row.isPresent()) {
      rows.buttons(
          work,
          pressed.origin().lane(),
          row.getAsLong(),
          Rendering.buttons(shown.reply(), subject, Optional.of(vote.helpful())));
    }
  }
}
