package org.wentai.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wentai.eval.GoldQuestion;
import org.wentai.eval.Times;
import org.wentai.index.Generation;
import org.wentai.index.SearchBench;
import org.wentai.knowledge.KnowledgeBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wentai bench search}: a search by words, beside plain Lucene's of the same posts. */
@Command(name = "search")
final class BenchSearchCommand implements Callable<Integer> {
  private static final int PASSAGES = 20;

  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  @Option(names = "--questions", paramLabel = "FILE", required = true)
  private Path questions = Path.of("");

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5")
  private int rounds;

  @Option(names = "--warm", paramLabel = "N", defaultValue = "20")
  private int warm;

  BenchSearchCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    PrintStream err = session.surroundings().err();
    List<String> asked =
        EvalCommand.read(session, questions, message -> err.println("wentai: " + message)).stream()
            .map(GoldQuestion::question)
            .toList();
    try (KnowledgeBase knowledge = session.freshKnowledge(knowledgeOption.folder())) {
      print(
          session.surroundings().out(), knowledge.serve(posts -> measured(session, posts, asked)));
    }
    return ExitStatus.DONE;
  }

  private SearchBench.Result measured(Session session, Generation posts, List<String> asked) {
    try {
      Path scratch = Files.createTempDirectory(session.settings().data(), "bench");
      try {
        return SearchBench.run(posts, scratch, asked, PASSAGES, warm, Math.max(1, rounds));
      } finally {
        Files.deleteIfExists(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(PrintStream out, SearchBench.Result result) {
    Times ours = Times.of(result.ours());
    Times plain = Times.of(result.plain());
    String form = "%-34s median %7.2f ms   99th percentile %7.2f ms%n";
    out.printf(Locale.ROOT, form, "search by words", ours.median(), ours.p99());
    out.printf(Locale.ROOT, form, "plain Lucene, same posts", plain.median(), plain.p99());
    out.printf(
        Locale.ROOT,
        "%-34s %.2f times (median), %.2f times (99th percentile), %d searches%n",
        "search / plain Lucene",
        ours.median() / plain.median(),
        ours.p99() / plain.p99(),
        result.ours().size());
  }
}
