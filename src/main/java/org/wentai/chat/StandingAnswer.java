package org.wentai.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.alert.Ledger;
import org.wentai.answer.Evidence;
import org.wentai.store.Alert;
import org.wentai.store.Exchange;
import org.wentai.store.StoredPost;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.State;
import org.wentai.store.Work;

/** Writes the answer that a standing question got. */
final class StandingAnswer {
  /** A post may be read just before a question, and be searchable just after it. */
  private static final Duration BESIDE = Duration.ofMinutes(1);

  private final Ledger ledger;

  StandingAnswer(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes the exchange and the alert, and marks the question as met, unless it no longer waits or
   * nothing that is shown of the evidence arrived after it was asked.
   *
   * @return whether it was written
   */
  boolean write(Work work, Subscription question, Answered answered, Instant at, Duration taken) {
    Optional<StoredPost> fresh = fresh(work, question, answered);
    boolean waits =
        work.subscriptions()
            .find(question.id())
            .filter(now -> now.state() == State.ACTIVE)
            .isPresent();
    if (fresh.isEmpty() || !waits || !work.subscriptions().change(question.id(), State.MET, at)) {
      return false;
    }
    long exchange = work.exchanges().add(exchange(question, answered, at, taken));
    ledger.add(work, List.of(alert(question, fresh.get(), exchange, at)), at);
    return true;
  }

  /** The first post of the evidence that arrived after the question. */
  private static Optional<StoredPost> fresh(Work work, Subscription question, Answered answered) {
    Instant since = question.createdAt().minus(BESIDE);
    return answered.evidence().stream()
        .limit(answered.shown())
        .map(Evidence::citation)
        .flatMap(citation -> NewPosts.row(work, citation.post()).stream())
        .filter(row -> row.seenAt().isAfter(since))
        .findFirst();
  }

  private static Exchange exchange(
      Subscription question, Answered answered, Instant at, Duration taken) {
    double confidence = answered.answer().confidence();
    return new Exchange(
        0,
        question.lane(),
        question.subscriber(),
        OptionalLong.empty(),
        question.target(),
        answered.answer().understoodAs(),
        question.language(),
        Optional.of(((Reply.Answered) answered.reply()).text()),
        Double.isNaN(confidence) ? 0 : Math.clamp(confidence, 0, 1),
        answered.thread(),
        StoredAnswer.of(answered, Optional.empty()).json(),
        at,
        Math.max(0, taken.toMillis()),
        OptionalLong.empty());
  }

  private static Alert alert(Subscription question, StoredPost post, long exchange, Instant at) {
    return new Alert(
        0,
        question.lane(),
        post.id(),
        post.thread(),
        question.id(),
        OptionalLong.of(exchange),
        List.of(question.id()),
        at,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
