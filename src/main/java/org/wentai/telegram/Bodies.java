package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.wentai.telegram.Rendered.Button;

/** Puts messages into parameters of the Bot API's methods, but for chat, topic and message ids. */
final class Bodies {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Bodies() {}

  /** For sendMessage and editMessageText. */
  static ObjectNode message(Rendered rendered) {
    ObjectNode body = JSON.objectNode();
    body.put("text", rendered.html());
    body.put("parse_mode", "HTML");
    body.putObject("link_preview_options").put("is_disabled", true);
    return withButtons(body, rendered);
  }

  /** For sendMessage, as a reply to message {@code to}; as none when that is gone. */
  static ObjectNode reply(Rendered rendered, long to) {
    ObjectNode body = message(rendered);
    body.putObject("reply_parameters")
        .put("message_id", to)
        .put("allow_sending_without_reply", true);
    return body;
  }

  /** For sendPhoto and sendDocument. */
  static ObjectNode caption(Rendered rendered) {
    ObjectNode body = JSON.objectNode();
    body.put("caption", rendered.html());
    body.put("parse_mode", "HTML");
    return withButtons(body, rendered);
  }

  /** For editMessageReplyMarkup; no rows take the buttons away. */
  static ObjectNode buttons(List<List<Button>> rows) {
    ObjectNode body = JSON.objectNode();
    body.set("reply_markup", keyboard(rows));
    return body;
  }

  /** An InlineKeyboardMarkup. */
  static ObjectNode keyboard(List<List<Button>> rows) {
    ObjectNode markup = JSON.objectNode();
    ArrayNode keyboard = markup.putArray("inline_keyboard");
    for (List<Button> row : rows) {
      ArrayNode buttons = keyboard.addArray();
      for (Button button : row) {
        buttons.addObject().put("text", button.text()).put("callback_data", button.press().data());
      }
    }
    return markup;
  }

  private static ObjectNode withButtons(ObjectNode body, Rendered rendered) {
    if (!rendered.buttons().isEmpty()) {
      body.set("reply_markup", keyboard(rendered.buttons()));
    }
    return body;
  }
}
