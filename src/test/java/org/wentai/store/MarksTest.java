package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest extends OnEachDatabase {
  @Test
  void theLastValuePutIsRemembered() {
    assertThat(found(w -> w.marks().get("commands"))).isEmpty();
    store.run(w -> w.marks().put("commands", "a"));
    store.run(w -> w.marks().put("commands", "b"));
    store.run(w -> w.marks().put("other", "c"));
    assertThat(found(w -> w.marks().get("commands"))).contains("b");
  }
}
