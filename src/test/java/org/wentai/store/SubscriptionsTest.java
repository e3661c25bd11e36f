package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;

/** What chats subscribed to, on each database. */
class SubscriptionsTest extends OnEachDatabase {
  private static final Lane ANN = Lane.of(1);
  private static final Lane TOPIC = new Lane(-100, OptionalInt.of(7));

  private static Subscription of(Lane lane, long who, Kind kind, String folded) {
    return new Subscription(
        0,
        lane,
        who,
        kind,
        folded,
        folded,
        "zh",
        OptionalLong.empty(),
        State.ACTIVE,
        at(1),
        at(1),
        0);
  }

  private long add(Lane lane, long who, Kind kind, String folded) {
    return store.write(w -> w.subscriptions().add(of(lane, who, kind, folded))).orElse(0L);
  }

  private List<Long> active(Kind kind, String... folded) {
    return seen(w -> w.subscriptions().active(kind, List.of(folded))).stream()
        .map(Subscription::id)
        .toList();
  }

  @Test
  void aLaneHasEachOnceUntilItEnds() {
    long first = add(ANN, 1, Kind.WORDS, "停车");
    assertThat(add(ANN, 2, Kind.WORDS, "停车")).isZero();
    assertThat(add(TOPIC, 2, Kind.WORDS, "停车")).isPositive();
    assertThat(add(ANN, 1, Kind.AUTHOR, "停车")).isPositive();
    did(w -> w.subscriptions().change(first, State.PAUSED, at(2)));
    assertThat(add(ANN, 1, Kind.WORDS, "停车")).isZero();
    did(w -> w.subscriptions().change(first, State.DELETED, at(3)));
    assertThat(add(ANN, 1, Kind.WORDS, "停车")).isGreaterThan(first);
    assertThat(did(w -> w.subscriptions().change(first, State.ACTIVE, at(4)))).isFalse();
    assertThat(found(w -> w.subscriptions().find(first)).map(Subscription::state))
        .contains(State.DELETED);
  }

  @Test
  void aStandingQuestionIsEachOnesOwn() {
    assertThat(add(TOPIC, 1, Kind.QUESTION, "几点")).isPositive();
    assertThat(add(TOPIC, 2, Kind.QUESTION, "几点")).isPositive();
    assertThat(add(TOPIC, 2, Kind.QUESTION, "几点")).isZero();
  }

  @Test
  void changesComeInTheirOrderByKind() {
    long one = add(ANN, 1, Kind.WORDS, "甲");
    long two = add(ANN, 1, Kind.WORDS, "乙");
    add(ANN, 1, Kind.QUESTION, "丙");
    long version = count(w -> w.subscriptions().version());
    assertThat(seen(w -> w.subscriptions().changedSince(Kind.WORDS, 0, 9)))
        .extracting(Subscription::id)
        .containsExactly(one, two);
    did(w -> w.subscriptions().change(one, State.PAUSED, at(2)));
    assertThat(seen(w -> w.subscriptions().changedSince(Kind.WORDS, version, 9)))
        .singleElement()
        .satisfies(s -> assertThat(s.state()).isEqualTo(State.PAUSED))
        .satisfies(s -> assertThat(s.version()).isGreaterThan(version));
    assertThat(seen(w -> w.subscriptions().changedSince(Kind.WORDS, 0, 9)))
        .extracting(Subscription::id)
        .containsExactly(two);
    assertThat(seen(w -> w.subscriptions().changedSince(Kind.WORDS, 0, 1))).hasSize(1);
  }

  @Test
  void manyTargetsAreFoundTogether() {
    long one = add(ANN, 1, Kind.WORDS, "w3");
    long two = add(TOPIC, 1, Kind.WORDS, "w1200");
    long paused = add(TOPIC, 1, Kind.WORDS, "w4");
    add(ANN, 1, Kind.AUTHOR, "w3");
    did(w -> w.subscriptions().change(paused, State.PAUSED, at(2)));
    String[] all = IntStream.range(0, 1_500).mapToObj(i -> "w" + i).toArray(String[]::new);
    assertThat(active(Kind.WORDS, all)).containsExactlyInAnyOrder(one, two);
    assertThat(active(Kind.WORDS)).isEmpty();
    assertThat(seen(w -> w.subscriptions().wanted(Kind.WORDS, List.of("w3", "w4", "w5"))))
        .containsExactly("w3");
  }

  @Test
  void whatCannotBeMatchedIsPausedWithoutANewVersion() {
    long one = add(ANN, 1, Kind.WORDS, "((");
    long other = add(ANN, 1, Kind.AUTHOR, "((");
    long version = count(w -> w.subscriptions().version());
    store.run(w -> w.subscriptions().pauseQuietly(Kind.WORDS, List.of("(("), at(5)));
    assertThat(found(w -> w.subscriptions().find(one)))
        .hasValueSatisfying(
            s -> {
              assertThat(s.state()).isEqualTo(State.PAUSED);
              assertThat(s.changedAt()).isEqualTo(at(5));
            });
    assertThat(active(Kind.AUTHOR, "((")).containsExactly(other);
    assertThat(count(w -> w.subscriptions().version())).isEqualTo(version);
  }

  @Test
  void aChatsAreCountedWithItsTopics() {
    add(TOPIC, 1, Kind.ALL, "");
    long gone = add(Lane.of(-100), 1, Kind.ALL, "");
    add(Lane.of(-100), 1, Kind.AUTHOR, "甲");
    add(ANN, 1, Kind.ALL, "");
    did(w -> w.subscriptions().change(gone, State.DELETED, at(2)));
    assertThat(count(w -> w.subscriptions().living(-100))).isEqualTo(2);
  }
}
