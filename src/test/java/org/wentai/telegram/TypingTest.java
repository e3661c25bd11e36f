package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Lane;
import org.wentai.store.Store;
import org.wentai.telegram.WireServer.Told;

class TypingTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;

  @Test
  void itIsShownOnceTheAnswerTakesItsTimeAndNeverBesideAMessage() throws Exception {
    CountDownLatch typed = new CountDownLatch(1);
    SendWindow window = new SendWindow(SendLimits.USUAL);
    window.begin(6);
    try (Store store = Store.open(folder.resolve("wentai.db"));
        var server =
            new WireServer(
                r -> {
                  typed.countDown();
                  return Told.refused(429, "Too Many", ",\"parameters\":{\"retry_after\":60}");
                });
        var api = new BotApi(server.uri(""), BotApiTest.TOKEN)) {
      store.run(work -> work.chats().close(7, "blocked", CLOCK.instant()));
      store.run(work -> work.chats().hold(8, CLOCK.instant().plusSeconds(60)));
      Typing typing = new Typing(store, api, window, CLOCK);
      typing.begin(Lane.of(5)).close();
      try (var sent = typing.begin(Lane.of(6));
          var closed = typing.begin(Lane.of(7));
          var held = typing.begin(Lane.of(8));
          var shown = typing.begin(new Lane(9, OptionalInt.of(3)))) {
        assertThat(typed.await(30, TimeUnit.SECONDS)).isTrue();
        window.awaitQuiet(9, Duration.ofSeconds(30));
        window.awaitQuiet(8, Duration.ofSeconds(30));
        window.awaitQuiet(7, Duration.ofSeconds(30));
      }
      assertThat(server.arrived).hasSize(1);
      assertThat(server.arrived.get(0).json())
          .isEqualTo(BotApiTest.params("{'chat_id':'9','message_thread_id':3,'action':'typing'}"));
      Instant now = CLOCK.instant();
      assertThat(store.<Boolean>read(w -> w.chats().heldUntil(9, now).isPresent())).isTrue();
    }
  }
}
