package org.wentai.telegram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.answer.AnswerSettings;
import org.wentai.chat.GoldenSet;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.chat.Reply;
import org.wentai.eval.Evaluation;
import org.wentai.eval.EvaluationText;
import org.wentai.eval.GoldQuestion;
import org.wentai.eval.QuestionFile;

/**
 * Asks the forum's own golden questions for an admin, beside the bot's work, one run at a time. The
 * report takes the place of the message that it began with.
 */
final class Evaluating {
  /** Each question is answered some four times: so many take about a minute of one processor. */
  private static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Evaluating.class);

  private final Parts parts;
  private final ReplyRows rows;
  private final AtomicBoolean runs = new AtomicBoolean();

  Evaluating(Parts parts, ReplyRows rows) {
    this.parts = parts;
    this.rows = rows;
  }

  /** What a question file holds. */
  private record Read(List<GoldQuestion> questions, int bad) {}

  Handled begin(Incoming.Origin origin, Language language) {
    Messages messages = EvaluationText.messages(language);
    Read read = read();
    if (read.questions().isEmpty()) {
      return rows.saying("eval", origin, notice(language, messages.say("eval.none", GoldenSet.FILE)));
    }
    if (runs.get()) {
      return rows.saying("eval", origin, notice(language, messages.say("eval.busy")));
    }
    int asked = Math.min(MOST, read.questions().size());
    AtomicLong row = new AtomicLong();
    Reply begins = notice(language, messages.say("eval.begins", asked));
    return Handled.writing("eval", work -> row.set(rows.say(work, origin, begins)))
        .then(
            () ->
                Thread.ofPlatform()
                    .name("eval")
                    .daemon()
                    .start(() -> told(origin, row.get(), read, language)));
  }

  private static Reply notice(Language language, String text) {
    return new Reply.Notice(language, text);
  }

  private Read read() {
    Path file = parts.knowledge().folder().resolve(GoldenSet.FILE);
    List<GoldQuestion> questions = new ArrayList<>();
    AtomicInteger bad = new AtomicInteger();
    if (Files.exists(file)) {
      try {
        QuestionFile.read(file, questions::add, line -> bad.incrementAndGet());
      } catch (IOException e) {
        LOG.warn("{} cannot be read", file, e);
      }
    }
    return new Read(questions, bad.get());
  }

  private void told(Incoming.Origin origin, long row, Read read, Language language) {
    Messages messages = EvaluationText.messages(language);
    String said;
    if (!runs.compareAndSet(false, true)) {
      said = messages.say("eval.busy");
    } else {
      try {
        said = report(read, language, messages);
      } catch (RuntimeException e) {
        LOG.error("an evaluation failed", e);
        said = messages.say("eval.failed", String.valueOf(e.getMessage()));
      } finally {
        runs.set(false);
      }
    }
    Rendered rendered = Rendering.of(notice(language, said), Rendering.Subject.NONE);
    try {
      parts.store().run(work -> rows.edit(work, origin.lane(), row, rendered));
      parts.wake().run();
    } catch (RuntimeException e) {
      LOG.error("an evaluation could not be told to the admin", e);
    }
  }

  private String report(Read read, Language language, Messages messages) {
    List<GoldQuestion> all = read.questions();
    List<GoldQuestion> asked = all.subList(0, Math.min(MOST, all.size()));
    var settings =
        new AnswerSettings(
            parts.threshold().getAsDouble(), parts.settings().answer().passages());
    Evaluation evaluation =
        parts
            .knowledge()
            .serve(posts -> Evaluation.run(posts, settings, asked, language, true));
    List<String> lines = new ArrayList<>();
    if (asked.size() < all.size()) {
      lines.add(messages.say("eval.limited", MOST, all.size()));
    }
    if (read.bad() > 0) {
      lines.add(messages.say("eval.bad", read.bad()));
    }
    lines.add(new EvaluationText(messages).of(evaluation));
    return String.join("\n", lines);
  }
}
