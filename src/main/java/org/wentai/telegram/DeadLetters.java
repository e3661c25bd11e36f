package org.wentai.telegram;

import org.wentai.chat.Language;

/** Shows admins the messages that could not be sent, and tries or drops them. */
final class DeadLetters {
  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;

  DeadLetters(Parts parts, ReplyRows rows, DirectCalls direct) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
  }

  Handled obey(Incoming.Origin origin, String argument, Language language) {
    return Handled.nothing("dead" + parts + rows + argument);
  }

  Handled pressed(Incoming.Pressed pressed, Press.Dead press, Language language) {
    return Handled.nothing("dead").then(() -> direct.answer(pressed.callback(), ""));
  }
}
