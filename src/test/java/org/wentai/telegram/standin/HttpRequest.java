package org.wentai.telegram.standin;

import java.time.Instant;
import java.util.Map;

/**
 * A request, wholly read.
 *
 * @param headers by name in lower case
 * @param at when its last byte had come
 * @param nanos the same, by {@link System#nanoTime}
 */
record HttpRequest(
    String verb,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    Instant at,
    long nanos) {
  String contentType() {
    return headers.getOrDefault("content-type", "");
  }
}
