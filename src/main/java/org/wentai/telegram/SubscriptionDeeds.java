package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.alert.Checked;
import org.wentai.alert.Outcome;
import org.wentai.alert.Preview;
import org.wentai.alert.Subscriber;
import org.wentai.alert.Subscribing;
import org.wentai.alert.Wish;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.store.AlertLane;
import org.wentai.store.Exchange;
import org.wentai.store.Lane;
import org.wentai.store.Subscription;
import org.wentai.store.Work;
import org.wentai.text.Folding;

/** Changes subscriptions, and shows how they stand then; for commands and for buttons. */
final class SubscriptionDeeds {
  /** How long a deleted one can be taken back. */
  private static final Duration UNDO = Duration.ofHours(1);

  private final Parts parts;
  private final Subscribing subscribing;
  private final LaneDeeds lanes;

  SubscriptionDeeds(Parts parts) {
    this.parts = parts;
    this.subscribing = parts.subscribing();
    this.lanes = new LaneDeeds(parts);
  }

  SubscriptionPages pages(Language language) {
    return new SubscriptionPages(AlertTexts.in(language), this::title);
  }

  private Optional<String> title(String thread) {
    return parts.knowledge().serve(posts -> posts.head(thread).map(head -> head.title()));
  }

  /** What somebody's words come to. */
  Checked check(Wish wish) {
    return parts
        .knowledge()
        .serve(posts -> parts.store().read(work -> subscribing.check(wish, posts, work)));
  }

  /** What {@code sound} would have told of lately. */
  Preview preview(Checked.Sound sound) {
    return parts.knowledge().serve(posts -> subscribing.preview(sound, posts, now()));
  }

  /** Subscribes the place of {@code origin}. */
  Rendered subscribe(
      Work work, Incoming.Origin origin, Language language, Checked.Sound sound, Preview preview) {
    Outcome outcome = subscribing.subscribe(work, by(origin, language), sound, now());
    return shown(work, language, outcome, Optional.of(preview));
  }

  /** Watches for an answer of {@code exchange}. */
  Rendered watch(Work work, Incoming.Origin origin, Language language, Exchange exchange) {
    return shown(work, language, watching(work, origin, exchange), Optional.empty());
  }

  /** As {@link #watch}; in a group a question is watched for once, whoever wants it. */
  Outcome watching(Work work, Incoming.Origin origin, Exchange exchange) {
    String question = exchange.understood();
    Optional<Subscription> others =
        work.subscriptions().of(exchange.lane()).stream()
            .filter(one -> one.kind() == Subscription.Kind.QUESTION)
            .filter(one -> one.folded().equals(Folding.fold(question.strip())))
            .findFirst();
    Subscriber by = new Subscriber(exchange.lane(), origin.speaker(), exchange.language());
    return others
        .<Outcome>map(Outcome.Known::new)
        .orElseGet(
            () -> subscribing.watch(work, by, question, OptionalLong.of(exchange.id()), now()));
  }

  /** Puts other words in the place of those of subscription {@code id}. */
  Rendered edit(
      Work work, Lane lane, Language language, long id, Checked.Sound sound, Preview preview) {
    return shown(
        work, language, subscribing.edit(work, lane, id, sound, now()), Optional.of(preview));
  }

  private static Subscriber by(Incoming.Origin origin, Language language) {
    return new Subscriber(origin.lane(), origin.speaker(), language.code());
  }

  private Rendered shown(Work work, Language language, Outcome outcome, Optional<Preview> preview) {
    SubscriptionPages pages = pages(language);
    return switch (outcome) {
      case Outcome.Done done ->
          pages.made(
              done.subscription(),
              false,
              preview,
              Optional.of(lane(work, done.subscription().lane())));
      case Outcome.Known known when known.subscription().state() == Subscription.State.PAUSED ->
          pages.entry(known.subscription(), 0, Optional.of(pages.texts().say("made.paused")));
      case Outcome.Known known -> pages.made(known.subscription(), true, preview, Optional.empty());
      case Outcome.Full full -> notice(pages.texts().say("full", full.most()));
      case Outcome.Gone gone -> notice(pages.texts().say("entry.gone"));
      case Outcome.Refused refused ->
          pages.entry(
              refused.subscription(), 0, Optional.of(WordsTexts.of(pages.texts(), refused.why())));
    };
  }

  /** Does {@code act} to a subscription of {@code lane}; how it stands then. */
  Rendered act(Work work, Lane lane, Language language, Press.Entry entry) {
    long id = entry.subscription();
    Instant now = now();
    SubscriptionPages pages = pages(language);
    Outcome outcome =
        switch (entry.act()) {
          case PAUSE -> subscribing.pause(work, lane, id, now);
          case RESUME -> subscribing.resume(work, lane, id, now);
          case DELETE -> subscribing.delete(work, lane, id, now);
          case RESTORE -> restore(work, lane, id);
          case SHOW, EDIT, WHY ->
              of(work, lane, id).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Gone::new);
        };
    Optional<String> note =
        entry.act() == Press.Act.DELETE
            ? Optional.of(pages.texts().say("entry.undo"))
            : Optional.empty();
    return outcome instanceof Outcome.Done done
        ? pages.entry(done.subscription(), entry.page(), note)
        : shown(work, language, outcome, Optional.empty());
  }

  /** A subscription of {@code lane}, whatever became of it. */
  Optional<Subscription> of(Work work, Lane lane, long id) {
    return work.subscriptions().find(id).filter(one -> one.lane().equals(lane));
  }

  /** Subscribes again to what was deleted a short while ago. */
  private Outcome restore(Work work, Lane lane, long id) {
    Optional<Subscription> old =
        of(work, lane, id).filter(one -> one.changedAt().plus(UNDO).isAfter(now()));
    if (old.isEmpty()) {
      return new Outcome.Gone();
    }
    Subscription one = old.get();
    if (one.state() != Subscription.State.DELETED) {
      return new Outcome.Done(one);
    }
    Subscriber by = new Subscriber(lane, one.subscriber(), one.language());
    if (one.kind() == Subscription.Kind.QUESTION) {
      return subscribing.watch(work, by, one.target(), one.exchange(), now());
    }
    var sound = new Checked.Sound(one.kind(), one.target(), one.folded(), Optional.empty(), true);
    return subscribing.subscribe(work, by, sound, now());
  }

  /** The subscriptions of a place, whose numbers do {@code act}. */
  Rendered list(Work work, Lane lane, Language language, int page, Press.Act act) {
    List<Subscription> all = work.subscriptions().of(lane);
    return pages(language).list(all, page, act, lane(work, lane), now());
  }

  /** Ends all of a place. */
  Rendered dropAll(Work work, Lane lane, Language language) {
    List<Subscription> all = work.subscriptions().of(lane);
    all.forEach(one -> subscribing.delete(work, lane, one.id(), now()));
    return notice(AlertTexts.in(language).say("drop.done", all.size()));
  }

  /** How alerts come in a place. */
  AlertLane lane(Work work, Lane lane) {
    return lanes.lane(work, lane);
  }

  /** What is done about how they come. */
  LaneDeeds lanes() {
    return lanes;
  }

  static Rendered notice(String text) {
    return SubscriptionPages.rendered(Styled.plain(Clean.text(text)), List.of());
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
