package org.wentai.store;

import java.util.OptionalInt;

/**
 * Where messages keep their order: a chat, or one topic of it.
 *
 * @param chat the chat's id; negative for groups and channels
 * @param topic the topic's message_thread_id, empty for the general one
 */
public record Lane(long chat, OptionalInt topic) {
  /** The lane of a chat without topics. */
  public static Lane of(long chat) {
    return new Lane(chat, OptionalInt.empty());
  }

  /** Groups and channels have negative ids. */
  public boolean isGroup() {
    return chat < 0;
  }

  /** {@code -100123/7}: one word for logs and the database. */
  public String key() {
    return topic.isPresent() ? chat + "/" + topic.getAsInt() : String.valueOf(chat);
  }
}
