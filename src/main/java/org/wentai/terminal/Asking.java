package org.wentai.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.wentai.answer.Answer;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.chat.Replies;
import org.wentai.chat.Reply;
import org.wentai.eval.GoldQuestion;
import org.wentai.eval.QuestionFile;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.terminal.AnswerJson.Asked;
import org.wentai.terminal.Surroundings.Stream;

/** Asks questions that have nothing to do with each other, and prints the answers. */
final class Asking {
  private final Session session;
  private final KnowledgeBase knowledge;
  private final boolean json;
  private final Optional<Integer> passages;
  private final Answerer answerer;
  private final PrintStream out;

  Asking(Session session, KnowledgeBase knowledge, boolean json, Optional<Integer> passages) {
    this.session = session;
    this.knowledge = knowledge;
    this.json = json;
    this.passages = passages;
    this.answerer = session.answerer();
    this.out = session.surroundings().out();
  }

  /** Prints the answer to {@code question}; the exit status says whether there was one. */
  int one(String question) {
    Optional<Reply> notice =
        json ? Optional.empty() : org.wentai.chat.Asking.refusal(question, session.language());
    if (notice.isPresent()) {
      out.print(new Page(session.ink(Stream.OUT), OptionalInt.empty()).of(notice.get()));
      out.flush();
      return ExitStatus.NOT_FOUND;
    }
    Answer answer = print(new Asked("null", question));
    out.flush();
    return answer instanceof Answer.Found ? ExitStatus.DONE : ExitStatus.NOT_FOUND;
  }

  /** Prints the answers to the questions of {@code file}, in order. */
  int all(Path file) throws IOException {
    return all((sink, bad) -> QuestionFile.read(file, sink, bad));
  }

  int all(InputStream questions) throws IOException {
    return all((sink, bad) -> QuestionFile.read(questions, sink, bad));
  }

  private int all(Lines lines) throws IOException {
    AtomicInteger failures = new AtomicInteger();
    Consumer<String> bad =
        message -> {
          failures.incrementAndGet();
          session.surroundings().err().println("wentai: " + message + "; it was passed over");
        };
    lines.read(question -> one(question, bad), bad);
    out.flush();
    return failures.get() == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void one(GoldQuestion question, Consumer<String> bad) {
    if (!json) {
      out.println("## " + Clean.of(question.question()));
    }
    try {
      print(new Asked(question.idJson(), question.question()));
    } catch (RuntimeException e) {
      bad.accept("question " + question.id() + " failed: " + Errors.message(e));
    }
    if (!json) {
      out.println();
    }
  }

  private Answer print(Asked asked) {
    return knowledge.serve(posts -> print(posts, asked));
  }

  private Answer print(Generation posts, Asked asked) {
    long start = System.nanoTime();
    Answer answer = answerer.answer(posts, Question.of(asked.question()));
    double millis = (System.nanoTime() - start) / 1e6;
    if (json) {
      Optional<List<Hit>> hits =
          passages.map(k -> posts.search(SearchQuery.of(asked.question(), k)));
      out.println(new AnswerJson(session.language()).of(asked, answer, hits, millis));
    } else {
      Page page = new Page(session.ink(Stream.OUT), OptionalInt.empty());
      out.print(page.of(Replies.of(asked.question(), answer, List.of(), session.language())));
    }
    return answer;
  }

  /** A source of question lines. */
  @FunctionalInterface
  private interface Lines {
    void read(Consumer<GoldQuestion> sink, Consumer<String> bad) throws IOException;
  }
}
