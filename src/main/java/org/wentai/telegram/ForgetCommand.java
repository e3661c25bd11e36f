package org.wentai.telegram;

import java.util.List;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.telegram.Rendered.Button;

/** Forgets what is kept of a person, once he has said twice that he wants that. */
final class ForgetCommand {
  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;

  ForgetCommand(Parts parts, ReplyRows rows, DirectCalls direct) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
  }

  /** Says what is kept and asks whether it is to be forgotten. */
  Handled asked(Incoming.Origin origin, Language language) {
    AlertTexts texts = AlertTexts.in(language);
    if (!origin.isPrivate()) {
      return rows.saying("forget", origin, texts.notice("forget.private"));
    }
    List<List<Button>> buttons =
        List.of(
            List.of(
                new Button(texts.say("forget.yes"), new Press.Forget(true)),
                new Button(texts.say("forget.no"), new Press.Forget(false))));
    Rendered sure =
        SubscriptionPages.rendered(Styled.plain(texts.say("forget.sure", days())), buttons);
    return Handled.writing(
        "forget",
        work ->
            rows.message(work, origin.lane(), java.util.OptionalLong.of(origin.message()), sure));
  }

  private long days() {
    return parts.settings().telegram().keep().toDays();
  }

  Handled pressed(Incoming.Pressed pressed, Press.Forget press, Language language) {
    return Handled.nothing("forget").then(() -> direct.answer(pressed.callback(), ""));
  }
}
