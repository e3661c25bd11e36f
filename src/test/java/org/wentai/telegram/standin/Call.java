package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call that the bot made.
 *
 * @param at when its last byte had come
 * @param nanos the same, by {@link System#nanoTime}
 * @param params without {@code method}; files as {@code attach://} names
 * @param code the status answered; 0 where the connection was ended instead
 * @param done whether it was carried out
 * @param fault the fault put upon it
 */
public record Call(
    Instant at,
    long nanos,
    String method,
    ObjectNode params,
    int code,
    boolean done,
    Optional<Fault> fault) {
  /** The chat it is about, where it names one by its number. */
  public OptionalLong chat() {
    String chat = params.path("chat_id").asText();
    return chat.matches("-?\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(chat))
        : OptionalLong.empty();
  }
}
