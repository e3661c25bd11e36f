package org.wentai.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.index.Generation;
import org.wentai.store.Lane;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;
import org.wentai.store.Work;
import org.wentai.text.Folding;

/**
 * Makes and changes subscriptions. Safe for many threads. Whether somebody may change a chat's
 * subscriptions is the caller's to check; that a subscription is the chat's is checked here.
 */
public final class Subscribing {
  private final int most;
  private final Boards boards = new Boards();

  /**
   * @param most how many subscriptions a chat may have, active and paused
   */
  public Subscribing(int most) {
    this.most = most;
  }

  /** What {@code wish} comes to in the knowledge base and what was read from live sites. */
  public Checked check(Wish wish, Generation posts, Work work) {
    return switch (wish) {
      case Wish.Unsaid nothing -> new Checked.Unsaid();
      case Wish.All all -> new Checked.Sound(Kind.ALL, "", "", Optional.empty(), true);
      case Wish.Board board -> Targets.board(board.name(), boards(posts, work));
      case Wish.Thread thread -> Targets.thread(thread.given(), posts, work);
      case Wish.Author author -> Targets.author(author.name(), posts);
      case Wish.Words words -> words(words.written());
      case Wish.Question question -> new Checked.Ask(question.text());
    };
  }

  /** The names of the boards that can be subscribed to. */
  public List<String> boards(Generation posts, Work work) {
    return boards.names(posts, work);
  }

  private static Checked words(String written) {
    try {
      Words words = WordsReader.read(written);
      return new Checked.Sound(Kind.WORDS, written.strip(), words.folded(), Optional.empty(), true);
    } catch (RefusedException e) {
      return new Checked.Refused(written, e.why());
    }
  }

  /** Stores what was found sound. */
  public Outcome subscribe(Work work, Subscriber by, Checked.Sound sound, Instant now) {
    return add(
        work, wanted(by, sound.kind(), sound.target(), sound.folded(), OptionalLong.empty(), now));
  }

  /**
   * Stores a standing question.
   *
   * @param question standing on its own
   * @param exchange that did not answer it
   */
  public Outcome watch(
      Work work, Subscriber by, String question, OptionalLong exchange, Instant now) {
    String asked = question.strip();
    return add(work, wanted(by, Kind.QUESTION, asked, Folding.fold(asked), exchange, now));
  }

  private static Subscription wanted(
      Subscriber by, Kind kind, String target, String folded, OptionalLong exchange, Instant now) {
    return new Subscription(
        0,
        by.lane(),
        by.who(),
        kind,
        target,
        folded,
        by.language(),
        exchange,
        State.ACTIVE,
        now,
        now,
        0);
  }

  private Outcome add(Work work, Subscription wanted) {
    Optional<Subscription> same = same(work, wanted);
    if (same.isPresent()) {
      return new Outcome.Known(same.get());
    }
    if (work.subscriptions().living(wanted.lane().chat()) >= most) {
      return new Outcome.Full(most);
    }
    return stored(work, wanted);
  }

  private static Outcome stored(Work work, Subscription wanted) {
    return work.subscriptions()
        .add(wanted)
        .flatMap(id -> work.subscriptions().find(id))
        .<Outcome>map(Outcome.Done::new)
        .orElseGet(() -> new Outcome.Known(same(work, wanted).orElse(wanted)));
  }

  private static Optional<Subscription> same(Work work, Subscription wanted) {
    return work.subscriptions().of(wanted.lane()).stream()
        .filter(s -> s.kind() == wanted.kind() && s.folded().equals(wanted.folded()))
        .filter(s -> s.kind() != Kind.QUESTION || s.subscriber() == wanted.subscriber())
        .findFirst();
  }

  /**
   * Puts other words in the place of a subscription's. It becomes a new subscription, so that
   * earlier alerts still name the words that they came for.
   *
   * @param words found sound, of kind WORDS
   */
  public Outcome edit(Work work, Lane lane, long id, Checked.Sound words, Instant now) {
    Optional<Subscription> old = living(work, lane, id).filter(s -> s.kind() == Kind.WORDS);
    if (old.isEmpty() || words.kind() != Kind.WORDS) {
      return new Outcome.Gone();
    }
    var by = new Subscriber(lane, old.get().subscriber(), old.get().language());
    Subscription wanted =
        wanted(by, Kind.WORDS, words.target(), words.folded(), OptionalLong.empty(), now);
    Optional<Subscription> same = same(work, wanted).filter(s -> s.id() != id);
    if (same.isPresent()) {
      return new Outcome.Known(same.get());
    }
    work.subscriptions().change(id, State.DELETED, now);
    return stored(work, wanted);
  }

  public Outcome pause(Work work, Lane lane, long id, Instant now) {
    return change(work, lane, id, State.PAUSED, now);
  }

  /** Heeds a paused one again, unless its words cannot be looked for. */
  public Outcome resume(Work work, Lane lane, long id, Instant now) {
    Optional<Subscription> trouble =
        living(work, lane, id).filter(subscription -> trouble(subscription).isPresent());
    return trouble.isPresent()
        ? new Outcome.Refused(trouble.get(), trouble(trouble.get()).orElseThrow())
        : change(work, lane, id, State.ACTIVE, now);
  }

  public Outcome delete(Work work, Lane lane, long id, Instant now) {
    return change(work, lane, id, State.DELETED, now);
  }

  private static Outcome change(Work work, Lane lane, long id, State state, Instant now) {
    if (living(work, lane, id).isEmpty()) {
      return new Outcome.Gone();
    }
    work.subscriptions().change(id, state, now);
    return work.subscriptions()
        .find(id)
        .<Outcome>map(Outcome.Done::new)
        .orElseGet(Outcome.Gone::new);
  }

  /** The active and paused ones of a chat or topic, oldest first. */
  public List<Subscription> of(Work work, Lane lane) {
    return work.subscriptions().of(lane);
  }

  /** Why a subscription of words cannot be matched, if so; it was paused then. */
  public static Optional<WordsRefusal> trouble(Subscription subscription) {
    if (subscription.kind() != Kind.WORDS) {
      return Optional.empty();
    }
    try {
      WordsReader.stored(subscription.folded());
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.why());
    }
  }

  /** How many posts of the 30 days before {@code now} it would have told of. */
  public Preview preview(Checked.Sound sound, Generation posts, Instant now) {
    return Previewing.of(sound, posts, now);
  }

  private static Optional<Subscription> living(Work work, Lane lane, long id) {
    return work.subscriptions()
        .find(id)
        .filter(s -> s.lane().equals(lane))
        .filter(s -> s.state() == State.ACTIVE || s.state() == State.PAUSED);
  }
}
