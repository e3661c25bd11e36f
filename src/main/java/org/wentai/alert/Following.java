package org.wentai.alert;

import java.util.List;
import java.util.function.Consumer;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscriptions;

/** Follows the changes of one kind of subscription, by whatever process. Safe for many threads. */
final class Following {
  /** How many are read at once: a matcher needs memory for all of them while it takes them in. */
  static final int AT_ONCE = 5_000;

  private final Kind kind;
  private long version;

  Following(Kind kind) {
    this.kind = kind;
  }

  /**
   * Takes in what was changed since the last time; at first, all that are active.
   *
   * @param sink told of what changed, some thousand at a time
   */
  synchronized void follow(Subscriptions subscriptions, Consumer<List<Subscription>> sink) {
    long last = subscriptions.version();
    while (version < last) {
      List<Subscription> changed = subscriptions.changedSince(kind, version, AT_ONCE);
      sink.accept(changed);
      version = changed.size() < AT_ONCE ? last : changed.getLast().version();
    }
  }
}
