package org.wentai.telegram;

import java.util.Optional;

/** Tells those who wait that it came to nothing. */
final class Failures {
  private final ReplyRows rows;
  private final DirectCalls direct;

  Failures(ReplyRows rows, DirectCalls direct) {
    this.rows = rows;
    this.direct = direct;
  }

  /** What tells whoever waits; empty where nobody does. */
  Optional<Handled> tell(Incoming incoming, RuntimeException failure) {
    // Only the kind: a failure's message may hold what somebody wrote.
    String note = "failed: " + failure.getClass().getSimpleName();
    return switch (incoming) {
      case Incoming.Asked asked -> Optional.of(notice(asked.origin(), note));
      case Incoming.Commanded commanded -> Optional.of(notice(commanded.origin(), note));
      case Incoming.Document document -> Optional.of(notice(document.origin(), note));
      case Incoming.Pressed pressed -> Optional.of(answer(pressed, note));
      default -> Optional.empty();
    };
  }

  private Handled notice(Incoming.Origin origin, String note) {
    return Handled.writing(
            note,
            work -> rows.say(work, origin, Says.in(Languages.of(work, origin)).notice("failed")))
        .poisoned();
  }

  private Handled answer(Incoming.Pressed pressed, String note) {
    Says says = Says.in(Languages.ofUser(pressed.origin().language()));
    return Handled.nothing(note)
        .poisoned()
        .then(() -> direct.answer(pressed.callback(), says.say("failed")));
  }
}
