package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wentai.settings.Secret;
import org.wentai.store.Outgoing.Attached;

/** Calls the Bot API. Safe for many threads; every call is made once, never again by itself. */
final class BotApi implements AutoCloseable {
  /**
   * @param apiUrl the server, http or https, maybe with a path
   * @param token the bot's token, which shows up in nothing that this class throws or logs
   */
  BotApi(URI apiUrl, Secret token) {}

  /** The bot's numeric id, which stands before the token's colon. */
  long bot() {
    throw new UnsupportedOperationException();
  }

  /** Calls {@code method}, by the library's client; waits for the outcome. */
  Outcome call(String method, ObjectNode params, Optional<Attached> file) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #call(String, ObjectNode, Optional)}, without a file. */
  Outcome call(String method, ObjectNode params) {
    return call(method, params, Optional.empty());
  }

  /**
   * Asks for updates, as raw JSON: one that the library cannot read must not hide the others.
   * {@link Outcome.Done#result} is the array of updates.
   *
   * @param offset the first id wanted; everything below it is confirmed by this call; negative ids
   *     and 0 ask without confirming
   * @param wait how long Telegram may hold the call, at most 50 s
   * @param allowed the kinds of updates wanted
   */
  Outcome updates(long offset, int limit, Duration wait, List<String> allowed) {
    throw new UnsupportedOperationException();
  }

  /** Fetches a file that getFile named, of at most {@code limit} bytes. */
  Outcome download(String filePath, Path to, long limit) {
    throw new UnsupportedOperationException();
  }

  /** Ends calls in flight and lets go of all threads. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
