package org.wentai.store;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something to be sent.
 *
 * @param lane where to; rows of one lane are sent in the order they were added
 * @param method the channel's method: {@code sendMessage}, {@code editMessageText}
 * @param body its parameters as JSON, without chat, topic and message id: the lane and {@code
 *     edits} have them, as they stand when it is sent
 * @param edits the outbox row whose message this changes; sent as a new message when that row's
 *     message is not known
 * @param replaces rows of the same lane and key that still wait are dropped for this one, as a
 *     progress bar's older states; empty for none
 * @param file an attachment, for methods that upload one
 * @param urgency replies before alerts
 */
public record Outgoing(
    Lane lane,
    String method,
    String body,
    OptionalLong edits,
    Optional<String> replaces,
    Optional<Attached> file,
    Urgency urgency) {

  /** A file that goes along. */
  public record Attached(String field, String name, byte[] bytes) {}

  /** What goes first where several lanes wait. */
  public enum Urgency {
    REPLY,
    ALERT
  }

  /** A plain message. */
  public static Outgoing reply(Lane lane, String method, String body) {
    return new Outgoing(
        lane,
        method,
        body,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Urgency.REPLY);
  }

  /** A plain message that goes after replies. */
  public static Outgoing alert(Lane lane, String method, String body) {
    return new Outgoing(
        lane,
        method,
        body,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Urgency.ALERT);
  }

  /** The same, changing the message of row {@code id}. */
  public Outgoing editing(long id) {
    return new Outgoing(lane, method, body, OptionalLong.of(id), replaces, file, urgency);
  }

  /** The same, in place of waiting rows of this key. */
  public Outgoing replacing(String key) {
    return new Outgoing(lane, method, body, edits, Optional.of(key), file, urgency);
  }

  /** The same, with a file. */
  public Outgoing with(Attached attached) {
    return new Outgoing(lane, method, body, edits, replaces, Optional.of(attached), urgency);
  }
}
