package org.wentai.telegram;

import java.util.Locale;

/**
 * Why Telegram refused to send, as its code and words tell (the descriptions stand in
 * telegram-bot-api's Client.cpp; they may change, and then fall to {@link #OTHER}).
 */
enum SendRefusal {
  /** Too many: wait. */
  FLOOD,
  /** The token is not good any more. */
  TOKEN,
  /** The group has become a supergroup. */
  MIGRATED,
  /** The bot may not write there: blocked, kicked, the account deleted, the chat gone. */
  CLOSED,
  /** The topic was closed or deleted. */
  TOPIC_GONE,
  /** The message says already what the edit would make it say. */
  NOT_MODIFIED,
  /** There is no such message to edit any more. */
  EDITED_GONE,
  /** The text's HTML was not understood: a fault of this program. */
  MARKUP,
  /** Anything else: it can never be sent. */
  OTHER;

  static SendRefusal of(Outcome.Refused refused) {
    String words = refused.description().toLowerCase(Locale.ROOT);
    if (refused.code() == 429 || refused.retryAfter().isPresent()) {
      return FLOOD;
    }
    if (refused.code() == 401 || refused.code() == 404) {
      return TOKEN;
    }
    if (refused.migratedTo().isPresent()) {
      return MIGRATED;
    }
    if (refused.code() == 403
        || words.contains("chat not found")
        || words.contains("deactivated")) {
      return CLOSED;
    }
    if (words.contains("thread not found") || words.contains("topic")) {
      return TOPIC_GONE;
    }
    if (words.contains("message is not modified")) {
      return NOT_MODIFIED;
    }
    if (words.contains("message to edit not found") || words.contains("can't be edited")) {
      return EDITED_GONE;
    }
    return words.contains("can't parse entities") ? MARKUP : OTHER;
  }
}
