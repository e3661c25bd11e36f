package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.wentai.store.Wishes.Wish;

class WishesTest extends OnEachDatabase {
  @Test
  void eachIsWishedOnceByEachAndKeptBeyondItsExchange() {
    long exchange = count(w -> w.exchanges().add(Asked.by(1).unanswered().at(at(0))));
    var second = new Wish(exchange, 1, new Lane(-3, OptionalInt.of(4)), "何时？", at(2));
    var first = new Wish(exchange, 2, Lane.of(2), "何时？", at(1));
    assertThat(did(w -> w.wishes().add(second))).isTrue();
    assertThat(did(w -> w.wishes().add(first))).isTrue();
    assertThat(did(w -> w.wishes().add(second))).isFalse();
    assertThat(count(w -> w.exchanges().prune(at(1)))).isEqualTo(1);
    assertThat(seen(w -> w.wishes().all())).containsExactly(first, second);
  }
}
