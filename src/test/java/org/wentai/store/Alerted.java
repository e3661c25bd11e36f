package org.wentai.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lines of the ledger for tests. */
record Alerted(Lane lane, long post, List<Long> why) {
  static Alerted of(Lane lane, long post) {
    return new Alerted(lane, post, List.of(1L));
  }

  Alerted because(Long... subscriptions) {
    return new Alerted(lane, post, List.of(subscriptions));
  }

  Alert at(Instant at) {
    return new Alert(
        0,
        lane,
        post,
        1,
        0,
        OptionalLong.empty(),
        why,
        at,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
