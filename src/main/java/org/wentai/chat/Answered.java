package org.wentai.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wentai.answer.Answer;
import org.wentai.answer.Evidence;
import org.wentai.answer.Question;
import org.wentai.forum.ThreadHead;

/**
 * What a question got, in words and as found.
 *
 * @param reply what to say
 * @param answer what it says
 * @param readAt when the posts were read that it was found in
 */
public record Answered(Reply reply, Answer answer, Instant readAt) {

  /** The turn that the asker's next question may lean on. */
  public Question.Turn turn() {
    return new Question.Turn(answer.understoodAs(), thread());
  }

  /** The reply with up to {@code most} quotes, reserve included. */
  public Reply showing(int most) {
    if (!(reply instanceof Reply.Answered found)) {
      return reply;
    }
    List<Evidence> first = evidence().stream().limit(most).toList();
    List<Quote> quotes = Replies.quotes(first, 0, found.language());
    return new Reply.Answered(found.language(), found.text(), quotes, found.notes());
  }

  /** The thread that answered. */
  public Optional<String> thread() {
    return evidence().stream().findFirst().map(e -> e.thread().id());
  }

  /** All evidence: what the reply shows, then what is in reserve. */
  public List<Evidence> evidence() {
    return switch (answer) {
      case Answer.Found found ->
          Stream.concat(found.evidence().stream(), found.more().stream()).toList();
      case Answer.NotFound none -> List.of();
    };
  }

  /** How many of {@link #evidence} the reply shows. */
  public int shown() {
    return answer instanceof Answer.Found found ? found.evidence().size() : 0;
  }

  /** The threads' ids that numbers from 1 mean after this reply. */
  public List<String> threads() {
    return switch (answer) {
      case Answer.Found found -> evidence().stream().map(e -> e.thread().id()).toList();
      case Answer.NotFound none -> none.nearest().stream().map(ThreadHead::id).toList();
    };
  }
}
