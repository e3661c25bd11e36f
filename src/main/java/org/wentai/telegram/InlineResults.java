package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;

/** Writes answers as results of inline mode. */
final class InlineResults {
  private static final int MOST = 5;
  private static final int TITLE = 100;
  private static final int DESCRIPTION = 120;

  private InlineResults() {}

  /**
   * The first quotes of an answer, at most 5, each an InlineQueryResultArticle that sends a cited
   * message; none when there is no answer.
   *
   * @param subject tells when the posts were read
   */
  static ArrayNode of(Reply reply, Rendering.Subject subject) {
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    if (reply instanceof Reply.Answered answered) {
      answered.quotes().stream()
          .limit(MOST)
          .forEach(quote -> results.add(article(answered, quote, results.size(), subject)));
    }
    return results;
  }

  private static ObjectNode article(
      Reply.Answered answered, Quote quote, int index, Rendering.Subject subject) {
    ObjectNode article = JsonNodeFactory.instance.objectNode();
    article.put("type", "article");
    article.put("id", String.valueOf(index + 1));
    article.put("title", Clean.line(quote.text(), TITLE).orElse("—"));
    article.put("description", description(quote));
    Reply.Answered alone = new Reply.Answered(answered.language(), "", List.of(quote), List.of());
    ObjectNode content = article.putObject("input_message_content");
    content.put("message_text", Rendering.of(alone, subject).html());
    content.put("parse_mode", "HTML");
    content.putObject("link_preview_options").put("is_disabled", true);
    return article;
  }

  private static String description(Quote quote) {
    String thread = Clean.line(quote.title(), DESCRIPTION).orElse(quote.thread());
    return quote.floorName() + Citations.BETWEEN + thread;
  }
}
