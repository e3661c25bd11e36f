package org.wentai.store;

import java.time.Instant;
import java.util.OptionalLong;

/** Subscriptions for tests. */
record Subscribed(String words, Lane lane) {
  static Subscribed to(String words) {
    return new Subscribed(words, Lane.of(1));
  }

  Subscribed in(Lane other) {
    return new Subscribed(words, other);
  }

  Subscription at(Instant at) {
    return new Subscription(
        0,
        lane,
        1,
        Subscription.Kind.WORDS,
        words,
        words,
        "zh",
        OptionalLong.empty(),
        Subscription.State.ACTIVE,
        at,
        at,
        0);
  }
}
