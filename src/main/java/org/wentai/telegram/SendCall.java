package org.wentai.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.wentai.store.Delivery;
import org.wentai.store.Lane;

/**
 * An outbox row as a call.
 *
 * @param method the method to call
 * @param params all its parameters but a file
 */
record SendCall(String method, ObjectNode params) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The call of {@code row}: an edit of a message that is not known becomes a new message. Empty
   * for an edit of buttons alone, which is nothing without its message.
   *
   * @throws IllegalStateException when the row's body is no JSON object
   */
  static Optional<SendCall> of(Delivery row) {
    ObjectNode params = body(row.what().body());
    Lane lane = row.what().lane();
    params.put("chat_id", lane.chat());
    boolean edit = row.what().method().startsWith("edit");
    if (edit && row.target().isPresent()) {
      params.put("message_id", row.target().getAsLong());
      return Optional.of(new SendCall(row.what().method(), params));
    }
    if (edit && !row.what().method().equals("editMessageText")) {
      return Optional.empty();
    }
    lane.topic().ifPresent(topic -> params.put("message_thread_id", topic));
    return Optional.of(new SendCall(edit ? "sendMessage" : row.what().method(), params));
  }

  /** {@code body} as no reply: Telegram puts a reply into the topic of what it replies to. */
  static String unanswering(String body) {
    ObjectNode params = body(body);
    params.remove("reply_parameters");
    return params.toString();
  }

  /** {@code body} without its markup, to be read as it is. */
  static String plain(String body) {
    ObjectNode params = body(body);
    params.remove("parse_mode");
    for (String field : new String[] {"text", "caption"}) {
      if (params.hasNonNull(field)) {
        String text = params.path(field).asText().replaceAll("<[^<>]*>", "");
        params.put(
            field,
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&"));
      }
    }
    return params.toString();
  }

  private static ObjectNode body(String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outbox row's body is not JSON", e);
    }
    throw new IllegalStateException("an outbox row's body is no JSON object");
  }
}
