package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** What people do: they speak, press buttons, and change their chats. */
public final class Script {
  private final World world;
  private final Posting posting;
  private final Places places;

  Script(World world, Posting posting) {
    this.world = world;
    this.posting = posting;
    this.places = new Places(world, posting);
  }

  /** Where people speak, and how those places change. */
  public Places places() {
    return places;
  }

  /** {@code user} says {@code text} in {@code chat}; in private where both ids are the same. */
  public long say(long user, long chat, String text) {
    return say(Saying.of(user, chat, text));
  }

  /** Says something; the message's id. */
  public long say(Saying saying) {
    return world.change(
        () -> {
          FormattedText text = new FormattedText(saying.text(), FoundEntities.in(saying.text()));
          Draft draft = draft(saying, text).with(saying.more());
          return deliver(places.at(saying.chat()), draft);
        });
  }

  /** {@code user} sends a document with a caption, maybe empty; the message's id. */
  public long sendDocument(long user, long chat, Upload document, String caption) {
    return world.change(
        () -> {
          ObjectNode media = MessageMethods.document(world, document);
          FormattedText text = new FormattedText(caption, FoundEntities.in(caption));
          Draft draft = draft(Saying.of(user, chat, caption), text).with(document, media);
          return deliver(places.at(chat), draft);
        });
  }

  /** Changes what a message says. */
  public void edit(long chat, long message, String text) {
    world.change(
        () -> {
          Chat place = places.at(chat);
          FormattedText formatted = new FormattedText(text, FoundEntities.in(text));
          Posted old = places.message(chat, message);
          Posted edited = posting.change(place, old, formatted, old.buttons());
          String kind = place.type == Chat.Type.CHANNEL ? "edited_channel_post" : "edited_message";
          if (Privacy.delivers(world, place, edited)) {
            world.updates.add(kind, edited.json());
          }
          return edited;
        });
  }

  /**
   * {@code user} presses the button whose label holds {@code label}.
   *
   * @return the callback query's id
   * @throws IllegalArgumentException when the message has no such button
   */
  public String press(long user, long chat, long message, String label) {
    return world.change(
        () -> {
          Posted posted = places.message(chat, message);
          String data =
              posted
                  .button(label)
                  .flatMap(Button::data)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "message %d has no button \"%s\": %s"
                                  .formatted(message, label, posted.buttons())));
          ObjectNode query = query(Query.Kind.CALLBACK, user);
          query.set("message", posted.json());
          query.put("chat_instance", Long.toString(chat)).put("data", data);
          world.updates.add("callback_query", query);
          return query.path("id").asText();
        });
  }

  /** {@code user} asks inline, in some chat; the inline query's id. */
  public String inline(long user, String text) {
    return world.change(
        () -> {
          ObjectNode query = query(Query.Kind.INLINE, user);
          query.put("query", text).put("offset", "").put("chat_type", "supergroup");
          world.updates.add("inline_query", query);
          return query.path("id").asText();
        });
  }

  /** Delivers an update as it is, with an id of its own; that id. */
  public long deliver(ObjectNode update) {
    return world.change(() -> world.updates.addRaw(update));
  }

  /** Delivers anything at all. */
  public void deliverAsIs(ObjectNode update) {
    world.change(
        () -> {
          world.updates.addAsIs(update);
          return true;
        });
  }

  private ObjectNode query(Query.Kind kind, long user) {
    String id = Long.toString(9_000_000_000_000L + world.number());
    world.queries.put(id, new Query(id, kind, Instant.now()));
    ObjectNode query = JsonNodeFactory.instance.objectNode().put("id", id);
    query.set("from", places.person(user).json());
    return query;
  }

  private Draft draft(Saying saying, FormattedText text) {
    Person anonymous = Places.ANONYMOUS;
    return switch (saying.by()) {
      case USER -> Draft.of(places.person(saying.user()), saying.thread(), saying.replyTo(), text);
      case ANONYMOUS_ADMIN ->
          Draft.of(anonymous, saying.thread(), saying.replyTo(), text)
              .sentBy(places.at(saying.chat()), Optional.of(anonymous));
      case CHANNEL ->
          Draft.of(Places.CHANNEL_BOT, saying.thread(), saying.replyTo(), text)
              .sentBy(
                  places.at(saying.user()),
                  saying.user() == saying.chat()
                      ? Optional.empty()
                      : Optional.of(Places.CHANNEL_BOT));
    };
  }

  private long deliver(Chat chat, Draft draft) {
    chat.requireTopic(draft.thread());
    Posted posted = posting.post(chat, draft);
    if (Privacy.delivers(world, chat, posted)) {
      String kind = chat.type == Chat.Type.CHANNEL ? "channel_post" : "message";
      world.updates.add(kind, posted.json());
    }
    return posted.id();
  }
}
