package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message in a chat, as it stands.
 *
 * @param thread the topic
 * @param from who sent it
 * @param byBot whether the bot that is tried sent it
 * @param replyTo the message that it replies to
 * @param formatted its text or caption
 * @param earlier what it said before each edit, oldest first
 * @param json as Telegram tells it
 */
public record Posted(
    long chat,
    long id,
    OptionalLong thread,
    long from,
    boolean byBot,
    OptionalLong replyTo,
    FormattedText formatted,
    List<List<Button>> buttons,
    Optional<Upload> file,
    List<FormattedText> earlier,
    Instant at,
    ObjectNode json) {
  /** Its text or caption, without formatting. */
  public String text() {
    return formatted.text();
  }

  /** The button labelled {@code text}, or whose label holds it. */
  public Optional<Button> button(String text) {
    return buttons.stream().flatMap(List::stream).filter(b -> b.text().contains(text)).findFirst();
  }

  Posted with(ObjectNode json) {
    return new Posted(
        chat, id, thread, from, byBot, replyTo, formatted, buttons, file, earlier, at, json);
  }
}
