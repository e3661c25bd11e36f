package org.wentai.telegram;

import java.util.Optional;
import org.wentai.chat.Reply;

/** Tells those who wait that it came to nothing. */
final class Failures {
  private final Parts parts;
  private final ReplyRows rows;

  Failures(Parts parts, ReplyRows rows) {
    this.parts = parts;
    this.rows = rows;
  }

  /** The notice to whoever waits for a message; empty where nobody does. */
  Optional<Handled> tell(Incoming incoming, RuntimeException failure) {
    Optional<Incoming.Origin> waiting =
        switch (incoming) {
          case Incoming.Asked asked -> Optional.of(asked.origin());
          case Incoming.Commanded commanded -> Optional.of(commanded.origin());
          case Incoming.Document document -> Optional.of(document.origin());
          default -> Optional.empty();
        };
    return waiting.map(origin -> notice(origin, failure).poisoned());
  }

  private Handled notice(Incoming.Origin origin, RuntimeException failure) {
    return Handled.writing(
        "failed: " + failure,
        work -> {
          Says says = Says.in(Languages.of(work, origin));
          rows.say(work, origin, new Reply.Notice(says.language(), says.say("failed")));
        });
  }
}
