package org.wentai.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wentai.answer.Answer;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.text.Courtesy;

/**
 * Answers questions and remembers nothing: what came before is the caller's to tell. Safe for many
 * threads.
 */
public final class Asking {
  private static final int LONGEST_QUESTION = 1000;

  private final KnowledgeBase knowledge;
  private final Answerer answerer;

  public Asking(KnowledgeBase knowledge, Answerer answerer) {
    this.knowledge = knowledge;
    this.answerer = answerer;
  }

  /** What to say to what is no question: nothing, over 1000 units, or only a greeting or thanks. */
  public static Optional<Reply> refusal(String question, Language language) {
    Messages messages = Messages.ofChat(language);
    if (question.isBlank()) {
      return Optional.of(new Reply.Notice(language, messages.say("empty")));
    }
    if (question.strip().length() > LONGEST_QUESTION) {
      return Optional.of(new Reply.Notice(language, messages.say("long", LONGEST_QUESTION)));
    }
    return Courtesy.in(question)
        .map(c -> "courtesy." + c.name().toLowerCase(Locale.ROOT))
        .map(key -> new Reply.Notice(language, messages.say(key)));
  }

  /**
   * Answers {@code question}.
   *
   * @param last the asker's own turn before, which the question may lean on
   * @param language that the reply speaks
   * @throws org.wentai.knowledge.KnowledgeException when there is no index
   */
  public Answered answer(String question, Optional<Question.Turn> last, Language language) {
    return answer(question, last, Optional.empty(), language);
  }

  /**
   * As {@link #answer(String, Optional, Language)}, to one who was answered before.
   *
   * @param before the asker's last answer: where posts that it showed have changed since, the reply
   *     says so
   */
  public Answered answer(
      String question,
      Optional<Question.Turn> last,
      Optional<StoredAnswer> before,
      Language language) {
    String asked = question.strip();
    return knowledge.serve(
        posts -> {
          Answer answer = answerer.answer(posts, new Question(asked, last));
          List<String> notes = new ArrayList<>(notes(asked, last, answer, language));
          before.ifPresent(earlier -> notes.addAll(earlier.changed(posts, language)));
          Reply reply = Replies.of(asked, answer, notes, language);
          return new Answered(reply, answer, posts.info().readAt());
        });
  }

  private static List<String> notes(
      String asked, Optional<Question.Turn> last, Answer answer, Language language) {
    boolean filledIn = last.isPresent() && !answer.understoodAs().strip().equals(asked);
    return filledIn
        ? List.of(Messages.ofChat(language).say("understood", answer.understoodAs()))
        : List.of();
  }
}
