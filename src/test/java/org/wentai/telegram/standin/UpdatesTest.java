package org.wentai.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdatesTest {
  private final Updates updates = new Updates(100);

  @BeforeEach
  void threeWait() {
    updates.add("message", TextNode.valueOf("a"));
    updates.add("message", TextNode.valueOf("b"));
    updates.add("message", TextNode.valueOf("c"));
  }

  @Test
  void updatesStayUntilAHigherOffsetConfirmsThem() {
    assertThat(ids()).containsExactly(100L, 101L, 102L);
    updates.confirm(0);
    updates.confirm(100);
    assertThat(ids()).containsExactly(100L, 101L, 102L);
    updates.confirm(102);
    assertThat(ids()).containsExactly(102L);
    updates.confirm(103);
    assertThat(ids()).isEmpty();
  }

  @Test
  void aNegativeOffsetForgetsAllButTheLast() {
    updates.confirm(-2);
    assertThat(ids()).containsExactly(101L, 102L);
    updates.confirm(-5);
    assertThat(ids()).containsExactly(101L, 102L);
  }

  @Test
  void anOffsetFarAheadConfirmsNothing() {
    updates.confirm(1_000_000);
    assertThat(ids()).containsExactly(100L, 101L, 102L);
  }

  @Test
  void allowedKindsAreRememberedAndGovernWhatComesLater() {
    assertThat(updates.add("chat_member", TextNode.valueOf("d"))).isFalse();
    updates.allow(JsonNodeFactory.instance.arrayNode().add("callback_query"));
    updates.allow(JsonNodeFactory.instance.missingNode());
    assertThat(updates.add("message", TextNode.valueOf("d"))).isFalse();
    assertThat(updates.add("callback_query", TextNode.valueOf("e"))).isTrue();
    assertThat(ids()).containsExactly(100L, 101L, 102L, 103L);
  }

  @Test
  void somethingWithoutAnIdIsConfirmedToo() {
    updates.addAsIs(JsonNodeFactory.instance.objectNode().put("junk", 1));
    updates.add("message", TextNode.valueOf("d"));
    assertThat(updates.size()).isEqualTo(5);
    updates.confirm(105);
    assertThat(updates.size()).isZero();
  }

  private List<Long> ids() {
    return updates.first(100).stream().map(u -> u.path("update_id").asLong()).toList();
  }
}
