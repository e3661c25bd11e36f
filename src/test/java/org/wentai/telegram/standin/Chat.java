package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A chat and its messages. Guarded by the world's lock. */
final class Chat {
  /** What kind of chat. */
  enum Type {
    PRIVATE,
    GROUP,
    SUPERGROUP,
    CHANNEL;

    String told() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where the bot stands in it. */
  enum Standing {
    MEMBER,
    ADMIN,
    BLOCKED,
    KICKED
  }

  /** The topic of a forum that everything else is in. */
  static final long GENERAL = 1;

  final long id;
  final Type type;
  final String title;
  final boolean forum;

  /** Topics by id, and whether they are open; the general one is always there. */
  final Map<Long, Boolean> topics = new HashMap<>();

  /** People who administrate it. */
  final Set<Long> admins = new HashSet<>();

  final TreeMap<Long, Posted> messages = new TreeMap<>();
  Standing standing = Standing.MEMBER;
  OptionalLong migratedTo = OptionalLong.empty();
  private long lastId;

  /**
   * @param firstId below the first message's id
   */
  Chat(long id, Type type, String title, boolean forum, long firstId) {
    this.id = id;
    this.type = type;
    this.title = title;
    this.forum = forum;
    this.lastId = firstId;
    if (forum) {
      topics.put(GENERAL, true);
    }
  }

  long nextId() {
    return ++lastId;
  }

  boolean isGroup() {
    return type == Type.GROUP || type == Type.SUPERGROUP;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
    json.put("type", type.told()).put(type == Type.PRIVATE ? "first_name" : "title", title);
    if (forum) {
      json.put("is_forum", true);
    }
    return json;
  }

  /** Refuses where the bot cannot write here. */
  void requireOpen() {
    if (migratedTo.isPresent()) {
      throw ApiException.migrated(migratedTo.getAsLong());
    }
    if (standing == Standing.BLOCKED) {
      throw ApiException.of(403, "Forbidden: bot was blocked by the user");
    }
    if (standing == Standing.KICKED) {
      throw ApiException.of(403, "Forbidden: bot was kicked from the " + kind() + " chat");
    }
  }

  private String kind() {
    return type.told();
  }

  /** Refuses where {@code thread} is no open topic here. */
  void requireTopic(OptionalLong thread) {
    if (thread.isPresent()
        && (!topics.containsKey(thread.getAsLong()) || thread.getAsLong() == GENERAL)) {
      throw ApiException.bad("message thread not found");
    }
    if (forum && !topics.getOrDefault(thread.orElse(GENERAL), false)) {
      throw ApiException.bad("TOPIC_CLOSED");
    }
  }
}
