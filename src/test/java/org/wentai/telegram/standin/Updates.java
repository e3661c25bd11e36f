package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Updates that wait until they are confirmed. Guarded by the world's lock. */
final class Updates {
  /** Kinds that are delivered only where they are asked for. */
  private static final Set<String> UNASKED =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  /** An offset that lies further behind the last update than this is not believed. */
  private static final long BELIEVED = 10;

  private final List<ObjectNode> waiting = new ArrayList<>();
  private Set<String> allowed = Set.of();
  private long nextId;

  Updates(long firstId) {
    this.nextId = firstId;
  }

  /** Adds an update where its kind is wanted; whether it was. */
  boolean add(String kind, JsonNode what) {
    if (allowed.isEmpty() ? UNASKED.contains(kind) : !allowed.contains(kind)) {
      return false;
    }
    ObjectNode update = JsonNodeFactory.instance.objectNode().put("update_id", nextId++);
    update.set(kind, what);
    waiting.add(update);
    return true;
  }

  /** Adds an update as it is, but for its id; the id. */
  long addRaw(ObjectNode update) {
    waiting.add(update.put("update_id", nextId));
    return nextId++;
  }

  /** Adds something that need not even be an update, nor have an id. */
  void addAsIs(ObjectNode update) {
    waiting.add(update);
    nextId++;
  }

  void allow(JsonNode kinds) {
    if (kinds.isArray()) {
      Set<String> wanted = new HashSet<>();
      kinds.forEach(k -> wanted.add(k.asText()));
      allowed = Set.copyOf(wanted);
    }
  }

  Set<String> allowed() {
    return allowed;
  }

  /**
   * Confirms what {@code offset} confirms. Negative ones keep that many of the last; those far in
   * the future confirm nothing.
   */
  void confirm(long offset) {
    if (offset < 0) {
      while (waiting.size() > -offset) {
        waiting.removeFirst();
      }
    } else if (offset <= nextId + BELIEVED) {
      for (Iterator<ObjectNode> each = waiting.iterator(); each.hasNext(); ) {
        if (each.next().path("update_id").asLong() < offset) {
          each.remove();
        }
      }
    }
  }

  void confirmOnly(ObjectNode update) {
    waiting.remove(update);
  }

  void drop() {
    waiting.clear();
  }

  List<ObjectNode> first(int limit) {
    return List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
  }

  int size() {
    return waiting.size();
  }
}
