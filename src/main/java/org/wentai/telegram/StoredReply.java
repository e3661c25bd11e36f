package org.wentai.telegram;

import java.util.Optional;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.chat.StoredAnswer;
import org.wentai.index.Generation;
import org.wentai.store.Exchange;

/**
 * An exchange's reply as far as it is stored.
 *
 * @param answer what it rests on
 */
record StoredReply(Exchange exchange, StoredAnswer answer) {
  static StoredReply of(Exchange exchange) {
    return new StoredReply(exchange, StoredAnswer.read(exchange.evidence()));
  }

  /** The answer as it was shown; empty when there was none, or its posts have changed since. */
  Optional<Reply> again(Generation posts) {
    Language language = Language.named(exchange.language()).orElse(Language.ZH);
    return exchange.answer().flatMap(text -> answer.again(posts, text, language));
  }
}
