package org.wentai.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wentai.eval.Evaluation;
import org.wentai.eval.GoldQuestion;
import org.wentai.eval.QuestionFile;
import org.wentai.index.Generation;
import org.wentai.knowledge.KnowledgeBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wentai eval}: scores the answers to a question file. */
@Command(name = "eval")
final class EvalCommand implements Callable<Integer> {
  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  @Option(names = "--questions", paramLabel = "FILE", required = true)
  private Path questions = Path.of("");

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--without-evidence")
  private boolean withoutEvidence;

  @Option(names = "--by-words")
  private boolean byWords;

  @Option(names = "--html", paramLabel = "FILE")
  private @Nullable Path html;

  EvalCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    PrintStream err = session.surroundings().err();
    AtomicInteger bad = new AtomicInteger();
    List<GoldQuestion> asked =
        read(
            session,
            questions,
            message -> {
              bad.incrementAndGet();
              err.println("wentai: " + questions + ", " + message + "; it was passed over");
            });
    Optional<Path> page =
        Optional.ofNullable(html).map(session.surroundings().directory()::resolve);
    page.ifPresent(EvalCommand::requireWritable); // said before the work, not after it
    try (KnowledgeBase knowledge = session.wholeKnowledge(knowledgeOption.folder())) {
      Evaluation evaluation = knowledge.serve(posts -> run(session, posts, asked));
      Optional<Evaluation> words =
          byWords
              ? Optional.of(knowledge.serve(posts -> run(session, posts.byWords(), asked)))
              : Optional.empty();
      EvaluationReport report =
          new EvaluationReport(evaluation, words, session.settings().answer());
      var pictured = new EvaluationPage(evaluation, report, session.messages());
      page.ifPresent(
          p -> write(p, pictured.html(named(), session.settings().answer().threshold())));
      session.surroundings().out().print(json ? report.json() : report.text(root.verbose()));
    }
    return bad.get() == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private Evaluation run(Session session, Generation posts, List<GoldQuestion> asked) {
    return Evaluation.run(
        posts, session.settings().answer(), asked, session.language(), withoutEvidence);
  }

  private String named() {
    return String.valueOf(questions.getFileName());
  }

  /** Makes the folder of {@code page}; what stands in the file already stays. */
  private static void requireWritable(Path page) {
    try {
      Files.createDirectories(page.toAbsolutePath().getParent());
      Files.newOutputStream(page, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw unwritable(page, e);
    }
  }

  private static void write(Path page, String text) {
    try {
      Files.writeString(page, text);
    } catch (IOException e) {
      throw unwritable(page, e);
    }
  }

  private static Failure unwritable(Path page, IOException why) {
    return new Failure(
        "the report " + page + " cannot be written (" + why + "); name another file", why);
  }

  /** That a question file cannot be read, and what to do. */
  static Failure unreadable(Path file, IOException why) {
    String reason = why instanceof NoSuchFileException ? "there is none" : Errors.message(why);
    return new Failure(
        "the question file "
            + file
            + " cannot be read ("
            + reason
            + "); name a file of JSON Lines with \"question\" in each, gzipped if it ends in .gz",
        why);
  }

  /** The questions of a file, which must have at least one. */
  static List<GoldQuestion> read(Session session, Path file, Consumer<String> bad) {
    List<GoldQuestion> questions = new ArrayList<>();
    try {
      QuestionFile.read(session.surroundings().directory().resolve(file), questions::add, bad);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (questions.isEmpty()) {
      throw new Failure(file + " holds no question; give JSON Lines with \"question\" in each");
    }
    return questions;
  }
}
