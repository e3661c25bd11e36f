package org.wentai.terminal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wentai.store.Backup;
import org.wentai.store.StoreAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wentai backup}: a copy of the embedded database, also while the service runs. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
  private static final double MEBIBYTE = 1 << 20;

  private final Wentai root;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  BackupCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    Path to = session.surroundings().directory().resolve(file);
    Backup.Copied copied = Backup.copy(embedded(session, "pg_dump"), to);
    session.surroundings().out().println(told(session, "backup.done", to, copied));
    return ExitStatus.DONE;
  }

  /**
   * The embedded database's file.
   *
   * @param instead what does the same for a PostgreSQL database
   */
  static Path embedded(Session session, String instead) {
    return switch (session.settings().store()) {
      case StoreAddress.Embedded embedded -> embedded.file();
      case StoreAddress.Postgres other ->
          throw new Failure(session.messages().say("backup.postgres", other, instead));
    };
  }

  static String told(Session session, String key, Path file, Backup.Copied holds) {
    return session
        .messages()
        .say(
            key,
            file,
            "%.1f".formatted(holds.bytes() / MEBIBYTE),
            holds.questions(),
            holds.waiting());
  }
}
