package org.wentai.terminal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.wentai.store.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wentai restore}: puts a backup in the embedded database's place. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
  private final Wentai root;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  RestoreCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    Path database = BackupCommand.embedded(session, "pg_restore");
    Path from = session.surroundings().directory().resolve(file);
    Restore.Restored restored = Restore.of(from, database, Instant.now());
    session
        .surroundings()
        .out()
        .println(BackupCommand.told(session, "restore.done", database, restored.holds()));
    restored
        .kept()
        .ifPresent(
            kept ->
                session.surroundings().out().println(session.messages().say("restore.kept", kept)));
    return ExitStatus.DONE;
  }
}
