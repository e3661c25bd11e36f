package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeasesTest extends OnEachDatabase {
  private static final Duration TTL = Duration.ofSeconds(15);
  private static final Owner ME = Owner.ofThisProcess();
  private static final Owner OTHER = Owner.ofThisProcess();

  private boolean hold(String role, Owner owner, long second) {
    return did(w -> w.leases().hold(role, owner, at(second), TTL));
  }

  private static Owner elsewhere(String id) {
    return new Owner(id, "another machine", 1, "1");
  }

  @Test
  void aRoleHasOneHolderUntilItsTimeIsUp() {
    assertThat(hold("send/7", ME, 0)).isTrue();
    assertThat(hold("send/7", OTHER, 14)).isFalse();
    assertThat(hold("poll/7", OTHER, 14)).isTrue();
    assertThat(found(w -> w.leases().holder("send/7", at(14)))).contains(ME);
    assertThat(found(w -> w.leases().holder("send/7", at(15)))).isEmpty();
    assertThat(did(w -> w.leases().isHolder("send/7", ME))).isTrue();
    assertThat(hold("send/7", OTHER, 15)).isTrue();
    assertThat(did(w -> w.leases().isHolder("send/7", ME))).isFalse();
    assertThat(hold("send/7", ME, 16)).isFalse();
  }

  @Test
  void renewingPutsTheEndOff() {
    hold("send/7", ME, 0);
    assertThat(hold("send/7", ME, 10)).isTrue();
    assertThat(hold("send/7", OTHER, 24)).isFalse();
    assertThat(hold("send/7", OTHER, 25)).isTrue();
  }

  @Test
  void whatIsLetGoIsFreeAndOnlyItsHolderLetsItGo() {
    hold("send/7", ME, 0);
    store.run(w -> w.leases().release("send/7", OTHER));
    assertThat(hold("send/7", OTHER, 1)).isFalse();
    store.run(w -> w.leases().release("send/7", ME));
    assertThat(hold("send/7", OTHER, 1)).isTrue();
  }

  @Test
  void aProcessOfThisHostThatIsGoneIsNotWaitedFor() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    Owner killed = ownerOf(sleeper.pid());
    assertThat(killed.isGone()).isFalse();
    hold("send/7", killed, 0);
    assertThat(hold("send/7", ME, 1)).isFalse();
    sleeper.destroyForcibly().waitFor();
    assertThat(killed.isGone()).isTrue();
    assertThat(found(w -> w.leases().holder("send/7", at(1)))).isEmpty();
    assertThat(hold("send/7", ME, 1)).isTrue();
  }

  private static Owner ownerOf(long pid) throws IOException {
    return new Owner("sleeper", ME.host(), pid, Owner.birth(pid).orElseThrow());
  }

  @Test
  void aPidThatWasGivenAgainIsAnotherProcess() {
    var before = new Owner("before", ME.host(), ME.pid(), ME.born() + "0");
    hold("send/7", before, 0);
    assertThat(hold("send/7", ME, 1)).isTrue();
  }

  @Test
  void ofAnotherHostsProcessNothingIsKnownButItsTime() {
    hold("send/7", elsewhere("a"), 0);
    assertThat(hold("send/7", ME, 14)).isFalse();
    assertThat(hold("send/7", ME, 15)).isTrue();
  }

  @Test
  void onlyOldOnesAreForgotten() {
    hold("a", elsewhere("x"), 0);
    hold("b", elsewhere("x"), 10);
    assertThat(count(w -> w.leases().prune(at(20)))).isEqualTo(1);
    assertThat(seen(w -> w.leases().all())).extracting(Leases.Held::role).containsExactly("b");
  }
}
