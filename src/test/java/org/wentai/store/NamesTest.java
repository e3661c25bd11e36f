package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest extends OnEachDatabase {
  @Test
  void aNameKeepsItsNumberAlsoAfterARestart() {
    long one = count(w -> w.names().number("一个很长的名字"));
    long other = count(w -> w.names().number("另一个"));
    assertThat(other).isNotEqualTo(one);
    store.close();
    store = database.open(folder);
    assertThat(count(w -> w.names().number("一个很长的名字"))).isEqualTo(one);
    assertThat(found(w -> w.names().name(one))).contains("一个很长的名字");
    assertThat(found(w -> w.names().name(99))).isEmpty();
  }
}
