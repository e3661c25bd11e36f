package org.wentai.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Hit;

/** Questions, and hits of one sentence, without an index. */
final class Sample {
  static final ThreadHead HEAD = head("庙会通知");

  private Sample() {}

  static ThreadHead head(String title) {
    return head("1", title);
  }

  static ThreadHead head(String id, String title) {
    return new ThreadHead(
        id,
        title,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        id + ".txt");
  }

  /** A thread of {@code posts}, the opening post first. */
  static ForumThread thread(String id, String title, String... posts) {
    var all = new ArrayList<Post>();
    for (String text : posts) {
      all.add(Post.of(all.size() + 1, text).build());
    }
    return new ForumThread(head(id, title), all);
  }

  /** {@code question} taken apart; every word weighs the same. */
  static Understood understood(String question) {
    return Understood.of(question, token -> 1);
  }

  /** {@code sentence} of a post of {@code text}, as a search for {@code question} finds it. */
  static Candidate candidate(Understood question, String title, String text, String sentence) {
    int start = text.indexOf(sentence);
    var said = new Hit.SentenceHit(new Span(start, start + sentence.length()), Float.NaN);
    Post post = Post.of(1, text).build();
    var hit = new Hit(head(title), post, said.span(), 1, 1, Double.NaN, List.of(said));
    return Candidates.of(question.terms(), List.of(hit)).get(0);
  }

  static Candidate candidate(Understood question, String sentence) {
    return candidate(question, HEAD.title(), sentence, sentence);
  }
}
