package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChatsTest extends OnEachDatabase {
  private static final long GROUP = -5;
  private static final long SUPERGROUP = -1005;

  @Test
  void aChatsLanguageIsTheLastChosen() {
    assertThat(found(w -> w.chats().language(1))).isEmpty();
    store.run(w -> w.chats().hold(1, at(1)));
    assertThat(found(w -> w.chats().language(1))).isEmpty();
    store.run(w -> w.chats().speak(1, "zh"));
    store.run(w -> w.chats().speak(1, "en"));
    assertThat(found(w -> w.chats().language(1))).contains("en");
  }

  @Test
  void aHoldIsNotCutShort() {
    store.run(w -> w.chats().hold(1, at(10)));
    store.run(w -> w.chats().hold(1, at(5)));
    assertThat(found(w -> w.chats().heldUntil(1, at(9)))).contains(at(10));
    assertThat(found(w -> w.chats().heldUntil(1, at(10)))).isEmpty();
    assertThat(found(w -> w.chats().heldUntil(2, at(0)))).isEmpty();
  }

  @Test
  void aClosedChatOpensOnce() {
    assertThat(did(w -> w.chats().reopen(1))).isFalse();
    store.run(w -> w.chats().close(1, "blocked", at(1)));
    assertThat(did(w -> w.chats().isClosed(1))).isTrue();
    assertThat(did(w -> w.chats().isClosed(2))).isFalse();
    assertThat(did(w -> w.chats().reopen(1))).isTrue();
    assertThat(did(w -> w.chats().reopen(1))).isFalse();
    assertThat(did(w -> w.chats().isClosed(1))).isFalse();
  }

  @Test
  void aMigratedChatsRowsAllGoAlong() {
    var topic = new Lane(GROUP, OptionalInt.of(7));
    store.run(
        w -> {
          w.outbox().add(Outgoing.reply(Lane.of(GROUP), "sendMessage", "general"), at(0));
          w.outbox().add(Outgoing.reply(topic, "sendMessage", "topic"), at(0));
          w.outbox().add(Outgoing.reply(Lane.of(9), "sendMessage", "other"), at(0));
          w.exchanges().add(Asked.by(1).in(topic).at(at(0)));
          w.subscriptions().add(Subscribed.to("何时？").in(topic).at(at(0)));
          w.chats().speak(GROUP, "en");
          w.chats().hold(GROUP, at(30));
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    var moved = new Lane(SUPERGROUP, OptionalInt.of(7));
    assertThat(list(w -> w.outbox().claim(at(29), 9)))
        .extracting(d -> d.what().lane())
        .containsExactly(Lane.of(9));
    for (Lane next : List.of(Lane.of(SUPERGROUP), moved)) {
      assertThat(list(w -> w.outbox().claim(at(30), 9)))
          .extracting(d -> d.what().lane())
          .containsExactly(next);
    }
    assertThat(found(w -> w.exchanges().last(moved, 1, at(0))))
        .get()
        .extracting(Exchange::lane)
        .isEqualTo(moved);
    assertThat(list(w -> w.subscriptions().of(moved)))
        .extracting(Subscription::lane)
        .containsExactly(moved);
    assertThat(found(w -> w.chats().language(SUPERGROUP))).contains("en");
    assertThat(found(w -> w.chats().language(GROUP))).isEmpty();
  }

  @Test
  void whatTheNewChatHasIsKeptAndMigratingTwiceDoesNothing() {
    store.run(
        w -> {
          w.chats().speak(GROUP, "en");
          w.chats().hold(GROUP, at(3));
          w.chats().close(GROUP, "kicked", at(0));
          w.chats().speak(SUPERGROUP, "zh");
          w.chats().hold(SUPERGROUP, at(8));
          w.chats().migrate(GROUP, SUPERGROUP);
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    assertThat(found(w -> w.chats().language(SUPERGROUP))).contains("zh");
    assertThat(found(w -> w.chats().heldUntil(SUPERGROUP, at(0)))).contains(at(8));
    assertThat(did(w -> w.chats().isClosed(SUPERGROUP))).isFalse();
  }

  /** The new chat counts messages from 1: old numbers would name others' messages there. */
  @Test
  void messageIdsOfTheOldChatAreForgotten() {
    var lane = Lane.of(GROUP);
    store.run(
        w -> {
          long row = w.outbox().add(Outgoing.reply(lane, "sendMessage", "old"), at(0));
          w.outbox().claim(at(0), 1);
          w.outbox().sent(row, OptionalLong.of(12), at(0));
          w.outbox().add(Outgoing.reply(lane, "editMessageText", "edit").editing(row), at(1));
          w.exchanges().add(Asked.by(1).in(lane).asMessage(11).at(at(0)));
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    assertThat(store.<OptionalLong>read(w -> w.outbox().rowOf(SUPERGROUP, 12))).isEmpty();
    assertThat(found(w -> w.exchanges().ofMessage(SUPERGROUP, 11))).isEmpty();
    assertThat(list(w -> w.outbox().claim(at(1), 1)))
        .extracting(Delivery::target)
        .containsExactly(OptionalLong.empty());
  }
}
