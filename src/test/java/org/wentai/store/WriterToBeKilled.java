package org.wentai.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.wentai.store.Inbox.Received;

/** Writes until it is killed, and says on standard output which rows it was told are stored. */
final class WriterToBeKilled {
  private WriterToBeKilled() {}

  public static void main(String[] args) {
    var now = Instant.EPOCH;
    long first = Long.parseLong(args[1]);
    try (var store = Store.open(Path.of(args[0]))) {
      for (long id = first; ; id++) {
        var update = new Received(1, id, now, "{}", 0);
        long row =
            store.write(
                w -> {
                  w.inbox().add(List.of(update));
                  w.inbox().end(1, update.id(), Inbox.End.DONE, "", now);
                  return w.outbox().add(Outgoing.reply(Lane.of(1), "sendMessage", "{}"), now);
                });
        System.out.println(id + " " + row);
      }
    }
  }
}
