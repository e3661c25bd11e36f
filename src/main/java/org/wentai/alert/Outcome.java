package org.wentai.alert;

import org.wentai.store.Subscription;

/** What came of a change to subscriptions. */
public sealed interface Outcome {
  /** It is as wished; the subscription as it is now. */
  record Done(Subscription subscription) implements Outcome {}

  /** The chat or topic has it already, maybe paused. */
  record Known(Subscription subscription) implements Outcome {}

  /** The chat has as many as one may have. */
  record Full(int most) implements Outcome {}

  /** There is none of this number in the chat, or it was deleted or answered. */
  record Gone() implements Outcome {}

  /** The words cannot be looked for: it stays as it is. */
  record Refused(Subscription subscription, WordsRefusal why) implements Outcome {}
}
