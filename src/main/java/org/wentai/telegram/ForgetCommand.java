package org.wentai.telegram;

import java.util.List;
import java.util.OptionalLong;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.store.Forgetting.Forgotten;
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
    List<Button> choice =
        List.of(
            new Button(texts.say("forget.yes"), new Press.Forget(true)),
            new Button(texts.say("forget.no"), new Press.Forget(false)));
    long days = parts.settings().telegram().keep().toDays();
    Rendered sure =
        SubscriptionPages.rendered(
            Styled.plain(texts.say("forget.sure", days)), List.of(choice));
    return Handled.writing(
        "forget",
        work -> rows.message(work, origin.lane(), OptionalLong.of(origin.message()), sure));
  }

  /** Forgets who pressed, or leaves all as it is. */
  Handled pressed(Incoming.Pressed pressed, Press.Forget press, Language language) {
    direct.answer(pressed.callback(), "");
    Incoming.Origin origin = pressed.origin();
    if (!origin.isPrivate() || origin.user().isEmpty()) {
      return Handled.nothing("forget, not in private");
    }
    AlertTexts texts = AlertTexts.in(language);
    if (!press.sure()) {
      return Handled.writing(
          "forget", work -> rows.say(work, origin, texts.notice("forget.kept")));
    }
    return Handled.writing(
        "forget",
        work -> {
          long user = origin.user().getAsLong();
          Forgotten gone = work.forgetting().forget(user, parts.clock().instant());
          String counts =
              texts.say(
                  "forget.counts",
                  gone.questions(),
                  gone.votes(),
                  gone.subscriptions(),
                  gone.alerts(),
                  gone.messages(),
                  gone.files());
          rows.say(work, origin, texts.notice("forget.done", counts));
        });
  }
}
