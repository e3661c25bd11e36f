package org.wentai.telegram;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.wentai.store.Inbox.End;

/**
 * Figures of the bot's work, as Prometheus reads them. Each part tells what it did; what stands in
 * the database is looked up when somebody asks ({@link StoreFigures}).
 */
final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter received;
  private final Counter floods;
  private final Timer handled;
  private final Timer delivered;
  private final List<Runnable> beforeScrape = new CopyOnWriteArrayList<>();

  Metrics() {
    received =
        Counter.builder("wentai.updates.received")
            .description("Updates stored, each once")
            .register(registry);
    floods =
        Counter.builder("wentai.telegram.floods")
            .description("Calls that Telegram answered with 429")
            .register(registry);
    handled = timer("wentai.update.handled", "From an update's arrival to its end in the store");
    delivered = timer("wentai.message.delivered", "From a message's commit to Telegram's answer");
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30))
        .register(registry);
  }

  void received(int updates) {
    received.increment(updates);
  }

  /** An update was handled, so long after it came in. */
  void handled(Duration time) {
    handled.record(time);
    ended(End.DONE);
  }

  /** An update ended. */
  void ended(End how) {
    registry
        .counter("wentai.updates.ended", "end", how.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** A message was delivered, so long after it was put into the outbox. */
  void delivered(Duration time) {
    delivered.record(time);
  }

  /** A call to send something ended: {@code sent}, {@code refused}, {@code unknown}… */
  void send(String outcome) {
    registry.counter("wentai.sends", "outcome", outcome).increment();
  }

  /** Telegram answered a call with 429. */
  void flood() {
    floods.increment();
  }

  /** Shows {@code value}, asked at each scrape, under {@code name}. */
  void gauge(String name, String description, DoubleSupplier value, String... tags) {
    Gauge.builder(name, value::getAsDouble).description(description).tags(tags).register(registry);
  }

  /** Shows a word as the tag {@code tag} of a figure that is always 1; it may change. */
  void info(String name, String description, String tag, Supplier<Optional<String>> word) {
    MultiGauge gauge = MultiGauge.builder(name).description(description).register(registry);
    refreshedBy(
        () ->
            gauge.register(
                word.get().stream().map(w -> MultiGauge.Row.of(Tags.of(tag, w), 1)).toList(),
                true));
  }

  /** Has {@code refresh} run before each scrape. */
  void refreshedBy(Runnable refresh) {
    beforeScrape.add(refresh);
  }

  /** All figures in Prometheus' text format. */
  synchronized String scrape() {
    beforeScrape.forEach(Runnable::run);
    return registry.scrape();
  }
}
