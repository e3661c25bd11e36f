package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts messages into chats and changes them. Guarded by the world's lock. */
final class Posting {
  private final World world;

  Posting(World world) {
    this.world = world;
  }

  Posted post(Chat chat, Draft draft) {
    long id = chat.nextId();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("message_id", id);
    Instant now = Instant.now();
    draft.from().ifPresent(p -> json.set("from", p.json()));
    draft.senderChat().ifPresent(c -> json.set("sender_chat", c.json()));
    json.put("date", now.getEpochSecond());
    json.set("chat", chat.json());
    if (draft.thread().isPresent()) {
      json.put("message_thread_id", draft.thread().getAsLong()).put("is_topic_message", true);
    }
    // As Telegram does: in a topic, what replies to nothing replies to the topic's beginning.
    OptionalLong shown = draft.replyTo().isPresent() ? draft.replyTo() : draft.thread();
    if (shown.isPresent()) {
      Optional.ofNullable(chat.messages.get(shown.getAsLong()))
          .ifPresent(m -> json.set("reply_to_message", quoted(m)));
    }
    json.setAll(draft.media());
    boolean media = draft.media().has("photo") || draft.media().has("document");
    write(json, draft.text(), media);
    writeButtons(json, draft.buttons());
    long from = draft.from().map(Person::id).orElse(chat.id);
    Posted posted =
        new Posted(
            chat.id,
            id,
            draft.thread(),
            from,
            from == world.bot.id(),
            draft.replyTo(),
            draft.text(),
            draft.buttons(),
            draft.file(),
            List.of(),
            now,
            json);
    chat.messages.put(id, posted);
    return posted;
  }

  /** Puts another text and other buttons in a message's place. */
  Posted change(Chat chat, Posted old, FormattedText text, List<List<Button>> buttons) {
    ObjectNode json = old.json().deepCopy();
    json.put("edit_date", Instant.now().getEpochSecond());
    write(json, text, old.file().isPresent());
    writeButtons(json, buttons);
    List<FormattedText> earlier = new ArrayList<>(old.earlier());
    earlier.add(old.formatted());
    Posted changed =
        new Posted(
            old.chat(),
            old.id(),
            old.thread(),
            old.from(),
            old.byBot(),
            old.replyTo(),
            text,
            buttons,
            old.file(),
            List.copyOf(earlier),
            old.at(),
            json);
    chat.messages.put(old.id(), changed);
    return changed;
  }

  private static ObjectNode quoted(Posted message) {
    ObjectNode json = message.json().deepCopy();
    json.remove("reply_to_message");
    return json;
  }

  private static void write(ObjectNode json, FormattedText text, boolean media) {
    String textField = media ? "caption" : "text";
    String entitiesField = media ? "caption_entities" : "entities";
    json.remove(List.of(textField, entitiesField));
    if (!text.text().isEmpty()) {
      json.put(textField, text.text());
    }
    if (!text.entities().isEmpty()) {
      ArrayNode entities = json.putArray(entitiesField);
      text.entities().forEach(e -> entities.add(e.json()));
    }
  }

  private static void writeButtons(ObjectNode json, List<List<Button>> buttons) {
    json.remove("reply_markup");
    if (!buttons.isEmpty()) {
      ArrayNode rows = json.putObject("reply_markup").putArray("inline_keyboard");
      for (List<Button> row : buttons) {
        ArrayNode told = rows.addArray();
        for (Button button : row) {
          ObjectNode one = told.addObject().put("text", button.text());
          button.data().ifPresent(d -> one.put("callback_data", d));
          button.url().ifPresent(u -> one.put("url", u));
        }
      }
    }
  }
}
