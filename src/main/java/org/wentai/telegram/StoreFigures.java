package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Alerts;
import org.wentai.store.Exchanges;
import org.wentai.store.Store;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/** The figures that stand in the database, all of one moment. */
final class StoreFigures {
  /** Counting the questions takes longer than the rest. */
  private static final Duration RECOUNT_AFTER = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(StoreFigures.class);

  private final Store store;
  private final InstantSource clock;
  private volatile Figures figures = Figures.NONE;
  private volatile Map<String, Long> rows = Map.of();
  private volatile Told told = Told.NONE;
  private volatile Asked asked = new Asked(Instant.MIN, 0, 0);

  private record Figures(double inbox, double poisoned, double outbox, double oldest) {
    static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** How alerts and sites fare. */
  private record Told(Alerts.Figures alerts, Instant at, long trouble) {
    static final Told NONE =
        new Told(
            new Alerts.Figures(
                0, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), Optional.empty()),
            Instant.EPOCH,
            0);

    double since(Optional<Instant> begun) {
      return begun.map(from -> Duration.between(from, at).toMillis() / 1000.0).orElse(0.0);
    }
  }

  private record Asked(Instant counted, long questions, long answered) {}

  StoreFigures(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  void register(Metrics metrics) {
    metrics.refreshedBy(this::refresh);
    metrics.gauge("wentai.inbox.depth", "Updates that wait", () -> figures.inbox);
    metrics.gauge("wentai.inbox.poisoned", "Updates put aside", () -> figures.poisoned);
    metrics.gauge("wentai.outbox.depth", "Messages that wait", () -> figures.outbox);
    metrics.gauge(
        "wentai.outbox.oldest.seconds",
        "How long the oldest message has waited",
        () -> figures.oldest);
    for (String state :
        new String[] {"waiting", "sending", "sent", "unknown", "failed", "dropped"}) {
      metrics.gauge(
          "wentai.outbox.rows",
          "Messages kept, by what became of them",
          () -> rows.getOrDefault(state, 0L),
          "state",
          state);
    }
    metrics.gauge(
        "wentai.questions.day",
        "Questions of this day (UTC) and the one before",
        () -> asked.answered,
        "answered",
        "yes");
    metrics.gauge(
        "wentai.questions.day",
        "Questions of this day (UTC) and the one before",
        () -> asked.questions - asked.answered,
        "answered",
        "no");
    registerAlerts(metrics);
  }

  private void registerAlerts(Metrics metrics) {
    metrics.gauge(
        "wentai.alerts.waiting", "Alerts that wait to be told", () -> told.alerts.waiting());
    metrics.gauge(
        "wentai.alerts.oldest.seconds",
        "How long the oldest alert that can be told has waited",
        () -> told.since(told.alerts.oldest()));
    metrics.gauge(
        "wentai.alerts.overdue.seconds",
        "For how long the longest due chat or topic has been due",
        () -> told.since(told.alerts.overdue()));
    metrics.gauge(
        "wentai.alerts.suspended",
        "Chats or topics that cannot be written to",
        () -> told.alerts.suspended());
    metrics.gauge(
        "wentai.alerts.dead", "Messages of alerts that were refused", () -> told.alerts.dead());
    lag(metrics, "0.5", () -> told.alerts.median());
    lag(metrics, "0.95", () -> told.alerts.p95());
    metrics.gauge("wentai.sites.trouble", "Live sites in trouble", () -> told.trouble);
  }

  private static void lag(Metrics metrics, String quantile, Supplier<Optional<Duration>> lag) {
    metrics.gauge(
        "wentai.alerts.lag.seconds",
        "From a post read to its alert sent, in the last hour",
        () -> lag.get().map(time -> time.toMillis() / 1000.0).orElse(Double.NaN),
        "quantile",
        quantile);
  }

  private void refresh() {
    Instant now = clock.instant();
    try {
      store.read(work -> read(work, now));
    } catch (StoreException e) {
      LOG.warn("figures cannot be read: {}", e.getMessage());
      figures = Figures.NONE;
      rows = Map.of();
    }
  }

  private boolean read(Work work, Instant now) {
    double oldest = work.outbox().oldest(now).map(age -> age.toMillis() / 1000.0).orElse(0.0);
    figures =
        new Figures(work.inbox().depth(), work.inbox().poisoned(), work.outbox().depth(), oldest);
    rows = Map.copyOf(work.outbox().counts());
    long trouble = work.sites().all().stream().filter(site -> !site.trouble().isEmpty()).count();
    told = new Told(work.alerts().figures(now), now, trouble);
    if (asked.counted.isBefore(now.minus(RECOUNT_AFTER))) {
      Instant since = now.minus(Duration.ofDays(1));
      var days = work.exchanges().days(since, ZoneOffset.UTC);
      asked =
          new Asked(
              now,
              days.stream().mapToLong(Exchanges.Day::questions).sum(),
              days.stream().mapToLong(Exchanges.Day::answered).sum());
    }
    return true;
  }
}
