package org.wentai.telegram.standin;

import java.util.List;
import java.util.OptionalLong;

/** A chat or topic of a soak, and what it subscribes to. */
record Subscriber(long chat, OptionalLong thread, List<Wanted> wanted) {

  /** Whether it must be told of {@code said}. */
  boolean must(Said said) {
    return said.readable()
        && wanted.stream().anyMatch(w -> w.means(said) && !(said.moved() && w.byBoard()));
  }

  /** Whether being told of it has a reason. */
  boolean may(Said said) {
    return wanted.stream().anyMatch(w -> w.means(said) || (said.moved() && w.byBoard()));
  }

  /** Whether {@code message} came here. */
  boolean got(Posted message) {
    return message.chat() == chat && message.thread().equals(thread);
  }
}
