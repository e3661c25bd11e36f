package org.wentai.telegram;

import java.util.List;
import java.util.Optional;
import org.wentai.alert.Checked;
import org.wentai.alert.WordsRefusal;
import org.wentai.chat.AlertTexts;
import org.wentai.store.Subscription;

/** Says why something cannot be subscribed to, and the mend. */
final class WordsTexts {
  private WordsTexts() {}

  /** Why words cannot be looked for. */
  static String of(AlertTexts texts, WordsRefusal why) {
    return switch (why) {
      case WordsRefusal.Empty w -> texts.say("words.empty");
      case WordsRefusal.TooLong w -> texts.say("words.long", w.most());
      case WordsRefusal.TooMany w -> texts.say("words.many", w.most());
      case WordsRefusal.Unbalanced w -> texts.say(w.opening() ? "words.opening" : "words.closing");
      case WordsRefusal.OpenQuote w -> texts.say("words.quote");
      case WordsRefusal.Dangling w -> texts.say("words.dangling", w.operator());
      case WordsRefusal.OnlyExcludes w -> texts.say("words.excludes", w.part());
      case WordsRefusal.Unsearchable w -> texts.say("words.unsearchable", w.word());
    };
  }

  /** Why {@code checked} cannot be subscribed to; empty when it can, or may after it was asked. */
  static Optional<String> of(AlertTexts texts, Checked checked) {
    return switch (checked) {
      case Checked.Sound sound -> Optional.empty();
      case Checked.Ask ask -> Optional.empty();
      case Checked.Unsaid nothing -> Optional.of(texts.say("words.empty"));
      case Checked.Refused refused -> Optional.of(of(texts, refused.why()));
      case Checked.Unknown unknown -> Optional.of(unknown(texts, unknown));
    };
  }

  private static String unknown(AlertTexts texts, Checked.Unknown unknown) {
    if (unknown.kind() != Subscription.Kind.BOARD) {
      return texts.say("unknown.thread", unknown.given());
    }
    List<String> near = unknown.near();
    return near.isEmpty()
        ? texts.say("unknown.board", unknown.given())
        : texts.say("unknown.board.near", unknown.given(), texts.join(near));
  }
}
