package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Users, chats and topics: making them, and what befalls the bot in them. */
public final class Places {
  static final Person ANONYMOUS =
      new Person(1_087_968_824, "Group", Optional.of("GroupAnonymousBot"), Optional.empty(), true);
  static final Person CHANNEL_BOT =
      new Person(136_817_688, "Channel", Optional.of("Channel_Bot"), Optional.empty(), true);

  private final World world;
  private final Posting posting;

  Places(World world, Posting posting) {
    this.world = world;
    this.posting = posting;
    world.people.put(ANONYMOUS.id(), ANONYMOUS);
    world.people.put(CHANNEL_BOT.id(), CHANNEL_BOT);
  }

  /** A user, with a private chat with the bot; those not made so get a name and speak Chinese. */
  public long user(long id, String name, String language) {
    return world.change(
        () -> {
          world.people.put(
              id, new Person(id, name, Optional.empty(), Optional.of(language), false));
          add(new Chat(id, Chat.Type.PRIVATE, name, false, world.number()));
          return id;
        });
  }

  /** Another bot. */
  public long otherBot(long id, String username) {
    return world.change(
        () -> {
          world.people.put(
              id, new Person(id, username, Optional.of(username), Optional.empty(), true));
          return id;
        });
  }

  /** A basic group; its id is negative. */
  public long group(long id, String title) {
    return add(new Chat(id, Chat.Type.GROUP, title, false, world.number()));
  }

  /** A supergroup; its id begins with -100. */
  public long supergroup(long id, String title) {
    return add(new Chat(id, Chat.Type.SUPERGROUP, title, false, world.number()));
  }

  /** A supergroup with topics. */
  public long forum(long id, String title) {
    return add(new Chat(id, Chat.Type.SUPERGROUP, title, true, world.number()));
  }

  /** A channel that the bot is a member of. */
  public long channel(long id, String title) {
    return add(new Chat(id, Chat.Type.CHANNEL, title, false, world.number()));
  }

  /** A new topic in a forum; its id, that of the service message which made it. */
  public long topic(long chat, String name) {
    return world.change(
        () -> {
          Chat place = at(chat);
          ObjectNode made = JsonNodeFactory.instance.objectNode();
          made.putObject("forum_topic_created").put("name", name).put("icon_color", 7_322_096);
          Posted service =
              posting.post(
                  place,
                  Draft.of(
                          person(1),
                          OptionalLong.empty(),
                          OptionalLong.empty(),
                          FormattedText.plain(""))
                      .with(made));
          service.json().put("message_thread_id", service.id()).put("is_topic_message", true);
          place.topics.put(service.id(), true);
          world.updates.add("message", service.json());
          return service.id();
        });
  }

  /** Closes a topic; 1 is the general one. */
  public void closeTopic(long chat, long thread) {
    topic(chat, thread, "forum_topic_closed", false);
  }

  /** Opens a closed topic again. */
  public void reopenTopic(long chat, long thread) {
    topic(chat, thread, "forum_topic_reopened", true);
  }

  /** Deletes a topic with all in it; Telegram says nothing of it. */
  public void deleteTopic(long chat, long thread) {
    world.change(
        () -> {
          Chat place = at(chat);
          place.topics.remove(thread);
          place.messages.remove(thread);
          return place.messages.values().removeIf(m -> m.thread().orElse(0) == thread);
        });
  }

  /** {@code user} blocks the bot. */
  public void block(long user) {
    stand(user, user, Chat.Standing.BLOCKED);
  }

  /** {@code user} lets the bot write again. */
  public void unblock(long user) {
    stand(user, user, Chat.Standing.MEMBER);
  }

  /** The bot is thrown out. */
  public void kick(long chat) {
    stand(chat, 1, Chat.Standing.KICKED);
  }

  /** The bot is added again. */
  public void invite(long chat) {
    stand(chat, 1, Chat.Standing.MEMBER);
  }

  /** The bot is made an admin, and gets every message from then on. */
  public void promote(long chat) {
    stand(chat, 1, Chat.Standing.ADMIN);
  }

  /** {@code user} is made an admin of a group; Telegram says nothing of it to a bot that is none. */
  public void admin(long chat, long user) {
    person(user);
    world.change(() -> at(chat).admins.add(user));
  }

  /** A group turns into a supergroup; the new chat's id. */
  public long migrate(long group, long to) {
    return world.change(
        () -> {
          Chat old = at(group);
          add(new Chat(to, Chat.Type.SUPERGROUP, old.title, false, world.number()));
          ObjectNode leaving = JsonNodeFactory.instance.objectNode().put("migrate_to_chat_id", to);
          ObjectNode coming =
              JsonNodeFactory.instance.objectNode().put("migrate_from_chat_id", group);
          world.updates.add("message", service(old, leaving).json());
          world.updates.add("message", service(at(to), coming).json());
          old.migratedTo = OptionalLong.of(to);
          return to;
        });
  }

  /** Deletes a message; Telegram says nothing of it. */
  public void deleteMessage(long chat, long message) {
    world.change(() -> Optional.ofNullable(at(chat).messages.remove(message)));
  }

  /** The chat, made where it is a person's that was not named before. */
  Chat at(long id) {
    if (id > 0) {
      person(id);
    }
    return Optional.ofNullable(world.chats.get(id))
        .orElseThrow(() -> new IllegalArgumentException("there is no chat " + id));
  }

  Posted message(long chat, long message) {
    return Optional.ofNullable(at(chat).messages.get(message))
        .orElseThrow(
            () -> new IllegalArgumentException("no message " + message + " in chat " + chat));
  }

  Person person(long id) {
    if (!world.people.containsKey(id)) {
      user(id, "User" + id, "zh-hans");
    }
    return Optional.ofNullable(world.people.get(id)).orElseThrow();
  }

  private long add(Chat chat) {
    return world.change(
        () -> {
          world.chats.putIfAbsent(chat.id, chat);
          return chat.id;
        });
  }

  private Posted service(Chat chat, ObjectNode members) {
    return posting.post(
        chat,
        Draft.of(person(1), OptionalLong.empty(), OptionalLong.empty(), FormattedText.plain(""))
            .with(members));
  }

  private void topic(long chat, long thread, String service, boolean open) {
    world.change(
        () -> {
          Chat place = at(chat);
          place.topics.put(thread, open);
          ObjectNode members = JsonNodeFactory.instance.objectNode();
          boolean general = thread == Chat.GENERAL;
          members.putObject(general ? service.replace("forum", "general_forum") : service);
          Posted posted = service(place, members);
          if (!general) {
            posted.json().put("message_thread_id", thread).put("is_topic_message", true);
          }
          world.updates.add("message", posted.json());
          return open;
        });
  }

  private void stand(long chat, long user, Chat.Standing standing) {
    world.change(
        () -> {
          Chat place = at(chat);
          ObjectNode change = JsonNodeFactory.instance.objectNode();
          change.set("chat", place.json());
          change.set("from", person(user).json());
          change.put("date", Instant.now().getEpochSecond());
          change.set("old_chat_member", ChatMethods.member(world.bot, told(place.standing)));
          change.set("new_chat_member", ChatMethods.member(world.bot, told(standing)));
          place.standing = standing;
          world.updates.add("my_chat_member", change);
          return standing;
        });
  }

  private static String told(Chat.Standing standing) {
    return switch (standing) {
      case MEMBER -> "member";
      case ADMIN -> "administrator";
      case BLOCKED, KICKED -> "kicked";
    };
  }
}
