package org.wentai.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.terminal.Surroundings.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wentai ask}: answers one question, or each of a file. */
@Command(name = "ask")
final class AskCommand implements Callable<Integer> {
  private static final int MOST_PASSAGES = 1000;

  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();
  @Mixin private LanguageOption languageOption = new LanguageOption();
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--passages", paramLabel = "K")
  private @Nullable Integer passages;

  @Option(names = "--questions", paramLabel = "FILE")
  private @Nullable Path questions;

  @Parameters(paramLabel = "QUESTION", descriptionKey = "words", arity = "0..*")
  private List<String> words = List.of();

  AskCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    check();
    Optional<String> question = questions == null ? Optional.of(question()) : Optional.empty();
    Session session = root.session().speaking(languageOption.language());
    Optional<Path> folder = knowledgeOption.folder();
    // One question is answered at once, by words if need be; many are worth waiting for vectors.
    try (KnowledgeBase knowledge =
        question.isPresent() ? session.freshKnowledge(folder) : session.wholeKnowledge(folder)) {
      Asking asking = new Asking(session, knowledge, json, Optional.ofNullable(passages));
      return question.isPresent() ? asking.one(question.get()) : file(asking);
    }
  }

  private int file(Asking asking) {
    Path file = Objects.requireNonNull(questions);
    try {
      return file.toString().equals("-")
          ? asking.all(root.surroundings().in())
          : asking.all(root.surroundings().directory().resolve(file));
    } catch (IOException e) {
      throw EvalCommand.unreadable(file, e);
    }
  }

  private void check() {
    if (questions != null && !words.isEmpty()) {
      throw wrong("give either a question or --questions FILE, not both");
    }
    if (passages != null && (passages < 1 || passages > MOST_PASSAGES)) {
      throw wrong("--passages takes a number from 1 to " + MOST_PASSAGES);
    }
    if (passages != null && !json) {
      throw wrong("--passages needs --json");
    }
  }

  /** The question on the command line, or the one piped in. */
  private String question() {
    boolean piped = words.equals(List.of("-"));
    if (words.isEmpty() && root.surroundings().isTerminal(Stream.IN)) {
      throw wrong("give a question");
    }
    String question = words.isEmpty() || piped ? read() : String.join(" ", words);
    if (question.isBlank()) {
      throw wrong("give a question");
    }
    return question.strip();
  }

  private String read() {
    try {
      return new String(root.surroundings().in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
