package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;

/**
 * What somebody says in a chat.
 *
 * @param user who; with {@link #anonymously} only what sends it
 * @param thread the topic
 * @param replyTo the message replied to
 * @param by how
 */
public record Saying(
    long user,
    long chat,
    String text,
    OptionalLong thread,
    OptionalLong replyTo,
    Manner by,
    ObjectNode more) {
  /** How something is said. */
  public enum Manner {
    /** By the user. */
    USER,
    /** By the group, for an admin who stays anonymous. */
    ANONYMOUS_ADMIN,
    /** By a channel's name; {@link #user} is then the channel. */
    CHANNEL
  }

  /** {@code user} says {@code text} in {@code chat}. */
  public static Saying of(long user, long chat, String text) {
    return new Saying(
        user,
        chat,
        text,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Manner.USER,
        JsonNodeFactory.instance.objectNode());
  }

  /** The same, in a topic. */
  public Saying in(long thread) {
    return new Saying(user, chat, text, OptionalLong.of(thread), replyTo, by, more);
  }

  /** The same, as a reply to a message. */
  public Saying to(long message) {
    return new Saying(user, chat, text, thread, OptionalLong.of(message), by, more);
  }

  /** The same, by an admin who stays anonymous. */
  public Saying anonymously() {
    return new Saying(user, chat, text, thread, replyTo, Manner.ANONYMOUS_ADMIN, more);
  }

  /** The same, by the channel {@link #user}. */
  public Saying asChannel() {
    return new Saying(user, chat, text, thread, replyTo, Manner.CHANNEL, more);
  }

  /** The same, with these members in the message, as {@code forward_origin}. */
  public Saying with(ObjectNode members) {
    return new Saying(user, chat, text, thread, replyTo, by, members);
  }
}
