package org.wentai.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.wentai.store.Alert;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/** Alerts that somebody still wants; those whose subscriptions all ended are ended too. */
final class Heeded {
  private final Map<Long, Subscription> active = new HashMap<>();
  private final List<Alert> alerts = new ArrayList<>();

  Heeded(Work work, List<Alert> waiting, Instant now) {
    var named = new LinkedHashSet<Long>();
    waiting.forEach(alert -> named.addAll(subscriptions(alert)));
    for (Subscription one : work.subscriptions().find(named)) {
      if (isHeeded(one)) {
        active.put(one.id(), one);
      }
    }
    var ended = new ArrayList<Long>();
    for (Alert alert : waiting) {
      if (why(alert).isEmpty()) {
        ended.add(alert.id());
      } else {
        alerts.add(alert);
      }
    }
    work.alerts().end(ended, "no subscription of it is active any more", now);
  }

  /** A question that was answered is met, and its answer is what is told here. */
  private static boolean isHeeded(Subscription one) {
    return one.state() == Subscription.State.ACTIVE
        || one.state() == Subscription.State.MET && one.kind() == Subscription.Kind.QUESTION;
  }

  private static List<Long> subscriptions(Alert alert) {
    return alert.question() == 0 ? alert.why() : List.of(alert.question());
  }

  List<Alert> alerts() {
    return alerts;
  }

  /** The subscriptions that match and are still active. */
  List<Subscription> why(Alert alert) {
    return subscriptions(alert).stream().filter(active::containsKey).map(active::get).toList();
  }

  /** That of the first alert's first subscription. */
  String language() {
    return alerts.isEmpty() ? "zh" : why(alerts.getFirst()).getFirst().language();
  }
}
