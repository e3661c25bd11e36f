package org.wentai.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.wentai.answer.Known;
import org.wentai.answer.ModelFit;
import org.wentai.eval.GoldQuestion;
import org.wentai.index.Generation;
import org.wentai.knowledge.KnowledgeBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code wentai fit}: fits the weights of ranking and confidence on questions with known answers.
 */
@Command(name = "fit")
final class FitCommand implements Callable<Integer> {
  /** Of the questions that the reading model saw, one in so many fits the plain ranking. */
  private static final int PLAIN = 3;

  private static final int SAID = 500;

  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  @Option(names = "--questions", paramLabel = "FILE", required = true)
  private Path questions = Path.of("");

  @Option(names = "--out", paramLabel = "DIR", required = true)
  private Path out = Path.of("");

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "own questions")
  private String note = "";

  @Option(names = "--only-reading")
  private boolean onlyReading;

  FitCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    PrintStream err = session.surroundings().err();
    List<GoldQuestion> known =
        EvalCommand.read(session, questions, message -> err.println("wentai: " + message)).stream()
            .filter(q -> q.gold().size() == 1 && !q.positives().isEmpty())
            .toList();
    var fit = new ModelFit();
    try (KnowledgeBase knowledge = session.wholeKnowledge(knowledgeOption.folder())) {
      knowledge.serve(
          posts -> {
            learn(fit, posts, known, err);
            return true;
          });
    }
    Path folder = session.surroundings().directory().resolve(out);
    try {
      Files.createDirectories(folder);
      fit.fit(folder, note).forEach(session.surroundings().out()::println);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitStatus.DONE;
  }

  private void learn(ModelFit fit, Generation posts, List<GoldQuestion> all, PrintStream err) {
    for (int i = 0; i < all.size(); i++) {
      GoldQuestion question = all.get(i);
      var known = new Known(question.question(), question.gold().get(0), question.positives());
      if (heldApart(question)) {
        fit.learnReading(posts, known);
      } else if (i % PLAIN == 0 && !onlyReading) {
        fit.learnRanking(posts, known);
      }
      if (i % SAID == 0) {
        err.println(i + " of " + all.size() + " questions");
      }
    }
  }

  /** Whether the reading model has not seen the question: as {@code train.py} has it. */
  private static boolean heldApart(GoldQuestion question) {
    try {
      return new BigInteger(question.positives().get(0), 16).mod(BigInteger.valueOf(8)).signum()
          == 0;
    } catch (NumberFormatException e) {
      return Math.floorMod(question.positives().get(0).hashCode(), 8) == 0;
    }
  }
}
