package org.wentai.terminal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.eval.GoldQuestion;
import org.wentai.eval.Times;
import org.wentai.index.Generation;
import org.wentai.knowledge.KnowledgeBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wentai bench answer}: from question to answer when warm. */
@Command(name = "answer")
final class BenchAnswerCommand implements Callable<Integer> {
  /** Passages that the reference's query asks for. */
  private static final int REFERENCE_PASSAGES = 20;

  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  @Option(names = "--questions", paramLabel = "FILE", required = true)
  private Path questions = Path.of("");

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5")
  private int rounds;

  @Option(names = "--warm", paramLabel = "N", defaultValue = "20")
  private int warm;

  BenchAnswerCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    PrintStream err = session.surroundings().err();
    List<GoldQuestion> asked =
        EvalCommand.read(session, questions, message -> err.println("wentai: " + message));
    try (KnowledgeBase knowledge = session.wholeKnowledge(knowledgeOption.folder())) {
      knowledge.serve(
          posts -> {
            measure(session, posts, asked);
            return true;
          });
    }
    return ExitStatus.DONE;
  }

  /** Answer and reference by turns, question by question; uncounted rounds first warm both. */
  private void measure(Session session, Generation posts, List<GoldQuestion> asked) {
    Answerer answerer = session.answerer();
    var answers = new Samples();
    var references = new Samples();
    for (int round = 0; round < warm + Math.max(1, rounds); round++) {
      for (GoldQuestion question : asked) {
        boolean counted = round >= warm;
        answers.time(counted, () -> answerer.answer(posts, Question.of(question.question())));
        references.time(counted, () -> posts.rawSearch(question.question(), REFERENCE_PASSAGES));
      }
    }
    print(session.surroundings().out(), posts, answers, references);
  }

  /** Milliseconds by the clock, and of the processors. */
  private static final class Samples {
    private final List<Double> clock = new ArrayList<>();
    private final List<Double> processors = new ArrayList<>();

    void time(boolean counted, Runnable work) {
      double before = ProcessorTime.millis();
      long start = System.nanoTime();
      work.run();
      double took = (System.nanoTime() - start) / 1e6;
      double busy = ProcessorTime.millis() - before;
      if (counted) {
        clock.add(took);
        processors.add(busy);
      }
    }
  }

  private static void print(
      PrintStream out, Generation posts, Samples answers, Samples references) {
    out.printf(
        Locale.ROOT,
        "%d posts, %s%n",
        posts.info().posts(),
        posts.searchesVectors() ? "words and vectors" : "by words");
    line(out, "question to answer", answers.clock);
    line(out, "  processor time of it", answers.processors);
    line(out, "one embedding, one Lucene query", references.clock);
    line(out, "  processor time of it", references.processors);
    Times ours = Times.of(answers.clock);
    Times reference = Times.of(references.clock);
    out.printf(
        Locale.ROOT,
        "%-34s %.2f times (median), %.2f times (99th percentile), %d answers%n",
        "answer / reference",
        ours.median() / reference.median(),
        ours.p99() / reference.p99(),
        answers.clock.size());
    ResidentMemory.now()
        .ifPresent(
            memory ->
                out.printf(
                    Locale.ROOT,
                    "%-34s %d MB, of which %d MB are pages of files; at most %d MB%n",
                    "resident memory",
                    memory.all(),
                    memory.mapped(),
                    memory.most()));
  }

  private static void line(PrintStream out, String what, List<Double> times) {
    Times of = Times.of(times);
    String form = "%-34s median %7.2f ms   99th percentile %7.2f ms%n";
    out.printf(Locale.ROOT, form, what, of.median(), of.p99());
  }
}
