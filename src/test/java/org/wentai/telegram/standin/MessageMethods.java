package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Sending, editing and deleting messages. */
final class MessageMethods {
  private static final int MOST_PHOTO = 10 << 20;
  private static final int MOST_DOCUMENT = 50 << 20;

  private static final int MOST_QUOTE = 1024;

  private final World world;
  private final Posting posting;

  MessageMethods(World world, Posting posting) {
    this.world = world;
    this.posting = posting;
  }

  void addTo(Map<String, Method> methods) {
    methods.put("sendMessage", this::sendMessage);
    methods.put("sendPhoto", this::sendPhoto);
    methods.put("sendDocument", this::sendDocument);
    methods.put("editMessageText", p -> edit(p, Texts.message(p.json(), "text")));
    methods.put("editMessageCaption", p -> edit(p, Texts.caption(p.json())));
    methods.put("editMessageReplyMarkup", p -> edit(p, editable(p).formatted()));
    methods.put("deleteMessage", p -> delete(p, List.of(p.need("message_id"))));
    methods.put("deleteMessages", this::deleteMany);
  }

  private JsonNode sendMessage(Parameters params) {
    FormattedText text = Texts.message(params.json(), "text");
    List<List<Button>> buttons = Keyboard.read(params.get("reply_markup"));
    Chat chat = world.open(params);
    return posting.post(chat, draft(chat, params, text).with(buttons)).json();
  }

  private JsonNode sendPhoto(Parameters params) {
    FormattedText caption = Texts.caption(params.json());
    List<List<Button>> buttons = Keyboard.read(params.get("reply_markup"));
    Upload photo = file(params, "photo", MOST_PHOTO);
    Picture size = Picture.of(photo);
    Chat chat = world.open(params);
    ObjectNode media = JsonNodeFactory.instance.objectNode();
    media
        .putArray("photo")
        .add(fileJson(keep(photo), photo).put("width", size.width()).put("height", size.height()));
    Draft draft = draft(chat, params, caption).with(buttons).with(photo, media);
    return posting.post(chat, draft).json();
  }

  private JsonNode sendDocument(Parameters params) {
    FormattedText caption = Texts.caption(params.json());
    List<List<Button>> buttons = Keyboard.read(params.get("reply_markup"));
    Upload document = file(params, "document", MOST_DOCUMENT);
    Chat chat = world.open(params);
    ObjectNode media = document(world, document);
    Draft draft = draft(chat, params, caption).with(buttons).with(document, media);
    return posting.post(chat, draft).json();
  }

  /** A message's member for a document, which is kept for download. */
  static ObjectNode document(World world, Upload document) {
    ObjectNode media = JsonNodeFactory.instance.objectNode();
    String id = keep(world, document);
    media.set(
        "document",
        fileJson(id, document).put("file_name", document.name()).put("mime_type", document.type()));
    return media;
  }

  private Draft draft(Chat chat, Parameters params, FormattedText text) {
    OptionalLong thread = params.number("message_thread_id");
    OptionalLong replyTo = replyTo(chat, params);
    if (thread.isEmpty() && replyTo.isPresent()) {
      thread =
          Optional.ofNullable(chat.messages.get(replyTo.getAsLong()))
              .map(Posted::thread)
              .orElse(thread);
    }
    chat.requireTopic(thread);
    return Draft.of(world.bot, thread, replyTo, text);
  }

  private static OptionalLong replyTo(Chat chat, Parameters params) {
    JsonNode reply = params.get("reply_parameters");
    if (reply.isMissingNode()) {
      return OptionalLong.empty();
    }
    long id = reply.path("message_id").asLong();
    Posted message = chat.messages.get(id);
    if (message != null) {
      requireQuote(message, reply);
      return OptionalLong.of(id);
    }
    if (reply.path("allow_sending_without_reply").asBoolean()) {
      return OptionalLong.empty();
    }
    throw ApiException.bad("message to be replied not found");
  }

  /** A quote must stand in the message, at most so long. */
  private static void requireQuote(Posted message, JsonNode reply) {
    if (reply.has("quote")) {
      String raw = reply.path("quote").asText();
      boolean html = reply.path("quote_parse_mode").asText().equals("HTML");
      String quote = html ? Html.parse(raw).text() : raw;
      if (quote.isBlank() || quote.length() > MOST_QUOTE || !message.text().contains(quote)) {
        throw ApiException.bad(Violation.Kind.VALUE, "QUOTE_TEXT_INVALID");
      }
    }
  }

  private JsonNode edit(Parameters params, FormattedText text) {
    List<List<Button>> buttons = Keyboard.read(params.get("reply_markup"));
    Posted old = editable(params);
    if (old.formatted().equals(text) && old.buttons().equals(buttons)) {
      throw ApiException.bad(
          "message is not modified: specified new message content and reply markup are exactly the"
              + " same as a current content and reply markup of the message");
    }
    return posting.change(world.open(params), old, text, buttons).json();
  }

  private Posted editable(Parameters params) {
    if (params.json().has("inline_message_id")) {
      throw ApiException.bad("MESSAGE_ID_INVALID");
    }
    Chat chat = world.open(params);
    Posted message = chat.messages.get(params.need("message_id"));
    if (message == null) {
      throw ApiException.bad("message to edit not found");
    }
    if (!message.byBot()) {
      throw ApiException.bad("message can't be edited");
    }
    return message;
  }

  private JsonNode deleteMany(Parameters params) {
    List<Long> ids = new ArrayList<>();
    params.get("message_ids").forEach(id -> ids.add(id.asLong()));
    return delete(params, ids);
  }

  private JsonNode delete(Parameters params, List<Long> ids) {
    Chat chat = world.open(params);
    if (ids.stream().noneMatch(chat.messages::containsKey)) {
      throw ApiException.bad("message to delete not found");
    }
    ids.forEach(chat.messages::remove);
    return BooleanNode.TRUE;
  }

  private static Upload file(Parameters params, String field, int most) {
    Upload file =
        params
            .file(field)
            .orElseThrow(() -> ApiException.bad("wrong file identifier/HTTP URL specified"));
    if (file.bytes().length == 0) {
      throw ApiException.bad(Violation.Kind.LENGTH, "file must be non-empty");
    }
    if (file.bytes().length > most) {
      throw ApiException.broken(Violation.Kind.LENGTH, 413, "Request Entity Too Large");
    }
    return file;
  }

  private String keep(Upload file) {
    return keep(world, file);
  }

  private static String keep(World world, Upload file) {
    String id = "file-" + world.number();
    world.files.put(id, file);
    return id;
  }

  private static ObjectNode fileJson(String id, Upload file) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("file_id", id)
        .put("file_unique_id", "u-" + id)
        .put("file_size", file.bytes().length);
  }
}
