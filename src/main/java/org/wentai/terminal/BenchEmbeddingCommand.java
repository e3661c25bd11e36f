package org.wentai.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wentai.index.EmbeddingBench;
import org.wentai.knowledge.KnowledgeBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wentai bench embedding}: the rate of embedding, beside one call a text. */
@Command(name = "embedding")
final class BenchEmbeddingCommand implements Callable<Integer> {
  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  @Option(names = "--sentences", paramLabel = "N", defaultValue = "2000")
  private int sentences;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3")
  private int rounds;

  BenchEmbeddingCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    try (KnowledgeBase knowledge = session.freshKnowledge(knowledgeOption.folder())) {
      EmbeddingBench.Result result =
          knowledge.serve(
              posts ->
                  EmbeddingBench.run(
                      posts,
                      knowledge.place().resolve("native"),
                      Math.max(1, sentences),
                      Math.max(1, rounds)));
      print(session.surroundings().out(), result);
    }
    return ExitStatus.DONE;
  }

  private static void print(PrintStream out, EmbeddingBench.Result result) {
    int count = result.sentences();
    out.printf(Locale.ROOT, "%d different sentences of %.1f word pieces%n", count, result.pieces());
    line(out, "one call a text, model as it comes", result.plain(), count);
    line(out, "one call a text, model as run here", result.single(), count);
    line(out, "as the index embeds", result.batches(), count);
    out.printf(
        Locale.ROOT,
        "%-36s %.2f times one call a text of the model as it comes, %.2f as run here%n",
        "as the index embeds",
        ratio(result.plain(), result.batches()),
        ratio(result.single(), result.batches()));
  }

  private static void line(PrintStream out, String what, Duration took, int count) {
    double seconds = Math.max(1, took.toNanos()) / 1e9;
    out.printf(
        Locale.ROOT,
        "%-36s %8.0f sentences/s   %6.2f ms each%n",
        what,
        count / seconds,
        1000 * seconds / count);
  }

  private static double ratio(Duration reference, Duration ours) {
    return (double) reference.toNanos() / Math.max(1, ours.toNanos());
  }
}
