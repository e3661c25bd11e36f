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
    List<Double> answers = new ArrayList<>();
    List<Double> references = new ArrayList<>();
    for (int round = 0; round < warm + Math.max(1, rounds); round++) {
      for (GoldQuestion question : asked) {
        double answer = millis(() -> answerer.answer(posts, Question.of(question.question())));
        double reference = millis(() -> reference(posts, question.question()));
        if (round >= warm) {
          answers.add(answer);
          references.add(reference);
        }
      }
    }
    print(session.surroundings().out(), Times.of(answers), Times.of(references), answers.size());
  }

  private static void reference(Generation posts, String question) {
    posts.rawSearch(question, REFERENCE_PASSAGES);
  }

  private static double millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(PrintStream out, Times answers, Times references, int count) {
    String form = "%-34s median %7.2f ms   99th percentile %7.2f ms%n";
    out.printf(Locale.ROOT, form, "question to answer", answers.median(), answers.p99());
    out.printf(
        Locale.ROOT,
        form,
        "one embedding, one Lucene query",
        references.median(),
        references.p99());
    out.printf(
        Locale.ROOT,
        "%-34s %.2f times (median), %.2f times (99th percentile), %d answers%n",
        "answer / reference",
        answers.median() / references.median(),
        answers.p99() / references.p99(),
        count);
  }
}
