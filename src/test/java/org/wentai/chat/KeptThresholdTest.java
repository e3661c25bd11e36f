package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Audit;
import org.wentai.store.Store;

class KeptThresholdTest {
  @TempDir private Path home;
  private Store store;
  private Instant now = Instant.parse("2026-11-29T08:00:00Z");

  @BeforeEach
  void open() {
    store = Store.open(home.resolve("wentai.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private KeptThreshold of(String model) {
    return new KeptThreshold(store, 0.25, model, () -> now);
  }

  @Test
  void theSettingHoldsUntilOneIsApplied() {
    KeptThreshold kept = of("a");
    assertThat(kept.getAsDouble()).isEqualTo(0.25);
    store.run(work -> kept.apply(work, 0.41, 1001));
    assertThat(kept.getAsDouble()).isEqualTo(0.41);
    assertThat(of("a").holding())
        .hasValueSatisfying(
            applied -> {
              assertThat(applied.who()).isEqualTo(1001);
              assertThat(applied.at()).isEqualTo(now);
              assertThat(applied.before()).isEmpty();
            });
  }

  @Test
  void oneIsTakenBackToTheOneBefore() {
    KeptThreshold kept = of("a");
    assertThat((boolean) store.write(work -> kept.undo(work, 1))).isFalse();
    store.run(work -> kept.apply(work, 0.41, 1));
    store.run(work -> kept.apply(work, 0.52, 1));
    assertThat((boolean) store.write(work -> kept.undo(work, 1))).isTrue();
    assertThat(kept.getAsDouble()).isEqualTo(0.41);
    assertThat((boolean) store.write(work -> kept.undo(work, 1))).isTrue();
    assertThat(kept.getAsDouble()).isEqualTo(0.25);
    List<Audit.Deed> deeds = store.read(work -> work.audit().last(9));
    assertThat(deeds)
        .extracting(Audit.Deed::detail)
        .containsExactly("settings", "0.41", "0.52", "0.41");
  }

  @Test
  void oneOfOtherWeightsDoesNotHold() {
    store.run(work -> of("a").apply(work, 0.41, 1));
    KeptThreshold newer = of("b");
    assertThat(newer.getAsDouble()).isEqualTo(0.25);
    assertThat(newer.stored()).isPresent();
    assertThat(newer.holding()).isEmpty();
    store.run(work -> newer.apply(work, 0.3, 1));
    assertThat((boolean) store.write(work -> newer.undo(work, 1))).isTrue();
    assertThat(newer.getAsDouble()).isEqualTo(0.25);
  }

  @Test
  void anotherProcessSeesItSoon() {
    KeptThreshold here = of("a");
    KeptThreshold there = of("a");
    assertThat(there.getAsDouble()).isEqualTo(0.25);
    store.run(work -> here.apply(work, 0.41, 1));
    now = now.plus(Duration.ofSeconds(2));
    assertThat(there.getAsDouble()).isEqualTo(0.41);
  }

  @Test
  void votesCountFromWhenTheWeightsAreFirstSeen() {
    Instant first = now;
    assertThat(of("a").since()).isEqualTo(first);
    now = now.plus(Duration.ofDays(3));
    assertThat(of("a").since()).isEqualTo(first);
    assertThat(of("b").since()).isEqualTo(now);
  }

  @Test
  void whatCannotBeReadIsNoThreshold() {
    store.run(work -> work.marks().put("answer-threshold", "0.4 a x 1 -"));
    assertThat(of("a").getAsDouble()).isEqualTo(0.25);
  }
}
