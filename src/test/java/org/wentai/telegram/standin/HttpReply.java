package org.wentai.telegram.standin;

import java.nio.charset.StandardCharsets;

/** What a request gets. */
sealed interface HttpReply {
  /** An answer. */
  record Answer(int status, String type, byte[] body) implements HttpReply {
    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * None: the connection ends.
   *
   * @param reset by a reset (RST) rather than by an orderly end (FIN)
   */
  record HangUp(boolean reset) implements HttpReply {}
}
