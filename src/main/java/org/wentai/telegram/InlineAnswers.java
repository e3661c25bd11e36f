package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.wentai.chat.Answered;
import org.wentai.chat.Asking;
import org.wentai.chat.Language;

/**
 * Answers inline queries, which come from any chat, also from those that the bot is not in. All of
 * the knowledge folder is public, so the results are the same for everyone and may be cached for
 * everyone; who asked is neither remembered nor told.
 */
final class InlineAnswers {
  private static final int MOST = 5;

  /** In seconds. Posts change by reloads, so an answer keeps for some minutes. */
  private static final int CACHE_FOUND = 300;

  private static final int CACHE_NOTHING = 30;

  private final Parts parts;
  private final DirectCalls direct;
  private final Asking asking;
  private final Subjects subjects;

  InlineAnswers(Parts parts, DirectCalls direct) {
    this.parts = parts;
    this.direct = direct;
    this.asking = new Asking(parts.knowledge(), parts.answerer());
    this.subjects = new Subjects(parts.settings().zone());
  }

  Handled asked(Incoming.AskedInline asked) {
    Language language = Languages.ofUser(asked.language());
    boolean asks = Asking.refusal(asked.query(), language).isEmpty();
    ArrayNode results =
        asks ? results(asked.query(), language) : JsonNodeFactory.instance.arrayNode();
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("inline_query_id", asked.id());
    params.set("results", results);
    params.put("cache_time", results.isEmpty() ? CACHE_NOTHING : CACHE_FOUND);
    params.put("is_personal", false);
    if (results.isEmpty()) {
      String words = Says.in(language).say(asks ? "inline.nothing" : "inline.empty");
      params.putObject("button").put("text", words).put("start_parameter", "inline");
    }
    return Handled.nothing("inline, " + results.size() + " results")
        .then(() -> direct.call("answerInlineQuery", params));
  }

  private ArrayNode results(String query, Language language) {
    Answered answered = asking.answer(query, Optional.empty(), language);
    return InlineResults.of(answered.showing(MOST), subjects.readAt(answered.readAt()));
  }
}
