package org.wentai.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wentai.index.IndexBench;
import org.wentai.source.KnowledgeFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wentai bench index}: the speed of building, beside plain Lucene on the same text. */
@Command(name = "index")
final class BenchIndexCommand implements Callable<Integer> {
  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "1")
  private int rounds;

  BenchIndexCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Session session = root.session();
    Path folder =
        knowledgeOption
            .folder()
            .map(root.surroundings().directory()::resolve)
            .orElse(session.settings().knowledge());
    KnowledgeFolder posts = KnowledgeFolder.at(folder, session.settings().zone());
    Files.createDirectories(session.settings().data());
    Path scratch = Files.createTempDirectory(session.settings().data(), "bench");
    try {
      print(
          session.surroundings().out(), IndexBench.run(posts::read, scratch, Math.max(1, rounds)));
    } finally {
      Files.deleteIfExists(scratch);
    }
    return ExitStatus.DONE;
  }

  private static void print(PrintStream out, IndexBench.Result result) {
    String form = "%-34s %8.1f s   %9.0f threads/s%n";
    out.printf(Locale.ROOT, "%d threads, %d passages%n", result.threads(), result.passages());
    out.printf(
        Locale.ROOT,
        form,
        "reading alone",
        seconds(result.read()),
        result.threads() / seconds(result.read()));
    out.printf(
        Locale.ROOT,
        form,
        "plain Lucene, with reading",
        seconds(result.plain()),
        result.plainThreadsPerSecond());
    out.printf(
        Locale.ROOT,
        form,
        "wentai index, with reading",
        seconds(result.built()),
        result.threadsPerSecond());
    out.printf(
        Locale.ROOT,
        "%-34s %.2f of plain Lucene's speed, %.0f passages/s%n",
        "wentai index",
        result.share(),
        result.passagesPerSecond());
  }

  private static double seconds(Duration duration) {
    return Math.max(1e-9, duration.toNanos() / 1e9);
  }
}
