package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wentai.store.Audit.Deed;

class AuditTest extends OnEachDatabase {
  @Test
  void theLastDeedsComeNewestFirst() {
    var first = new Deed(at(1), 1001, "reload", "20 threads");
    var second = new Deed(at(1), 0, "rollback", "gen-000001");
    var third = new Deed(at(3), 1002, "export", "");
    store.run(
        w -> {
          w.audit().add(first);
          w.audit().add(second);
          w.audit().add(third);
        });
    assertThat(seen(w -> w.audit().last(2))).containsExactly(third, second);
    assertThat(seen(w -> w.audit().last(9))).containsExactly(third, second, first);
  }
}
