package org.wentai.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.wentai.store.Alert;
import org.wentai.store.Lane;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscriptions;
import org.wentai.store.Work;

/** Takes in posts that arrived: writes the alerts that they lead to. Safe for many threads. */
public final class Arrivals implements AutoCloseable {
  private final WordsMatcher words = new WordsMatcher();

  private final Ledger ledger;

  /** Makes ready to match; the subscriptions are read when the first post comes. */
  public Arrivals(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Matches posts with the active subscriptions, as they are in {@code work}, and adds the alerts.
   * To be called in the transaction that stores the posts. Older posts that are read for the first
   * time (a backfill) are not arrivals.
   *
   * @param posts in the order of their posting
   * @return how many alerts were added
   */
  public int take(Work work, List<Arrived> posts, Instant now) {
    if (posts.isEmpty()) {
      return 0;
    }
    words.follow(work.subscriptions());
    var alerts = new ArrayList<Alert>();
    for (Arrived post : posts) {
      byLane(work.subscriptions(), post)
          .forEach((lane, why) -> alerts.add(alert(post, lane, why, now)));
    }
    // Paused here, with no new version: a rollback takes nothing from other matchers.
    work.subscriptions().pauseQuietly(Kind.WORDS, words.broken(), now);
    return posts.stream().allMatch(post -> isLate(post, now))
        ? ledger.addLate(work, alerts, now)
        : ledger.add(work, alerts, now);
  }

  private static boolean isLate(Arrived post, Instant now) {
    return post.said()
        .postedAt()
        .filter(at -> at.toInstant().plus(Occasions.LATE).isBefore(now))
        .isPresent();
  }

  private LinkedHashMap<Lane, List<Long>> byLane(Subscriptions subscriptions, Arrived post) {
    var lanes = new LinkedHashMap<Lane, List<Long>>();
    Set<String> said = words.match(TextUnits.of(post.head(), post.said()));
    Optional<String> board = post.head().board().map(Targets::folded);
    Optional<String> author = post.said().author().map(Targets::folded);
    var matching = new ArrayList<>(subscriptions.active(Kind.ALL, ""));
    board.ifPresent(name -> matching.addAll(subscriptions.active(Kind.BOARD, name)));
    matching.addAll(subscriptions.active(Kind.THREAD, post.head().id()));
    author.ifPresent(name -> matching.addAll(subscriptions.active(Kind.AUTHOR, name)));
    matching.addAll(subscriptions.active(Kind.WORDS, said));
    matching.forEach(s -> lanes.computeIfAbsent(s.lane(), l -> new ArrayList<>()).add(s.id()));
    return lanes;
  }

  private static Alert alert(Arrived post, Lane lane, List<Long> why, Instant now) {
    return new Alert(
        0,
        lane,
        post.post(),
        post.thread(),
        0,
        OptionalLong.empty(),
        why,
        now,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  @Override
  public void close() {
    words.close();
  }
}
