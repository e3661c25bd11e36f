package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest extends OnEachDatabase {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final InstantSource CLOCK = InstantSource.system();
  private final List<LeaseKeeper> keepers = new ArrayList<>();

  @AfterEach
  void closeAll() {
    keepers.forEach(LeaseKeeper::close);
  }

  private LeaseKeeper keeper() {
    var keeper = new LeaseKeeper(store, CLOCK);
    keepers.add(keeper);
    keeper.start();
    return keeper;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void whatIsFreeIsHeldAtOnceAndPassesOnWhenItIsLetGo() throws Exception {
    LeaseKeeper first = keeper();
    LeaseKeeper second = keeper();
    Lease mine = first.want("crawl/bbs");
    Lease theirs = second.want("crawl/bbs");
    assertThat(mine.isHeld()).isTrue();
    assertThat(theirs.isHeld()).isFalse();
    assertThat(second.want("crawl/bbs")).isSameAs(theirs);
    mine.close();
    assertThat(mine.isHeld()).isFalse();
    assertThat(theirs.await(LONG)).isTrue();
    assertThat(theirs.term()).isEqualTo(1);
  }

  @Test
  void closingLetsAllGoAndOthersKnowWhenTheyAreAlone() throws Exception {
    LeaseKeeper first = keeper();
    LeaseKeeper second = keeper();
    first.want("a");
    Lease theirs = second.want("a");
    assertThat(second.isAlone()).isFalse();
    await(() -> !first.isAlone());
    assertThat(did(w -> w.leases().isAlive(first.me().id(), CLOCK.instant()))).isTrue();
    first.close();
    assertThat(did(w -> w.leases().isAlive(first.me().id(), CLOCK.instant()))).isFalse();
    assertThat(theirs.await(LONG)).isTrue();
    await(second::isAlone);
  }

  @Test
  void whatIsWantedOfAClosedOneIsNeverHeld() {
    LeaseKeeper closed = keeper();
    closed.close();
    Lease late = closed.want("a");
    assertThat(late.isHeld()).isFalse();
    assertThat(seen(w -> w.leases().all())).isEmpty();
    assertThat(keeper().want("a").isHeld()).isTrue();
  }

  @Test
  void whatAnotherTookIsKnownToBeLost() {
    LeaseKeeper keeper = keeper();
    Lease lease = keeper.want("a");
    var thief = new Owner("thief", "elsewhere", 1, "1");
    store.run(
        w -> {
          w.leases().release("a", keeper.me());
          w.leases().hold("a", thief, CLOCK.instant(), Duration.ofSeconds(2));
        });
    await(() -> !lease.isHeld());
    await(lease::isHeld);
    assertThat(lease.term()).isEqualTo(2);
  }
}
