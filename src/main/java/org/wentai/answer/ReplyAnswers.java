package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.text.Folding;
import org.wentai.text.Sentences;

/** Answers what a named floor said, and what people think, from those posts. */
final class ReplyAnswers {
  static final double SURE = 0.9;
  private static final int MOST = 3;
  private static final int LEAST_SUBSTANCE = 4;

  /** Questions that one sentence of a long post answers, or a list in it. */
  private static final Set<QuestionType> OF_SOME =
      EnumSet.of(
          QuestionType.LIST,
          QuestionType.TIME,
          QuestionType.DURATION,
          QuestionType.PLACE,
          QuestionType.MONEY,
          QuestionType.NUMBER,
          QuestionType.REASON);

  private static final Pattern OPINIONS =
      Pattern.compile(
          "(?:网友|大家|坛友|吧友|群众|评论区|回复|回帖|跟帖|评论|楼下|众人|别人|其他人).{0,12}(?:怎么看|怎么说|咋看|咋说|如何看|如何评价|看法|观点|评价|反应|态度|意见|说(?:了)?(?:些)?(?:什么|啥)|有什么|有啥|怎么样|讨论)"
              + "|(?:怎么看|怎么评价|咋看|看法|观点|评价|反应|态度).{0,6}(?:网友|大家|坛友|回复)"
              + "|what (?:do|did) (?:people|others|users|netizens|commenters|repliers).{0,12}(?:think|say)|opinions?|reactions?|comments say");

  private ReplyAnswers() {}

  /** The answer, when {@code reading} asks what a floor said or what the replies say. */
  static Optional<Answer.Found> answer(Generation posts, Reading reading) {
    String folded = reading.folded();
    Optional<FloorReference> floor = FloorReference.in(folded);
    if (floor.isPresent()) {
      return ofFloor(posts, reading, floor.get());
    }
    Optional<AuthorMention> author = AuthorMention.in(posts, reading);
    if (author.isPresent()) {
      return author
          .filter(a -> !a.post().text().isBlank())
          .map(a -> found(reading, List.of(evidence(reading, a.thread(), a.post()))));
    }
    return OPINIONS.matcher(folded).find() ? ofReplies(posts, reading) : Optional.empty();
  }

  private static Optional<Answer.Found> ofFloor(
      Generation posts, Reading reading, FloorReference floor) {
    return reading
        .thread()
        .or(() -> thread(posts, reading, List.of(floor.span())))
        .flatMap(
            head ->
                Floors.of(posts.posts(head.id()), Optional.of(floor))
                    .filter(p -> !p.text().isBlank())
                    .map(p -> of(posts, reading, head, p)));
  }

  /** What the post says; of a long one, what answers, where something of it is asked for. */
  private static Answer.Found of(Generation posts, Reading reading, ThreadHead head, Post post) {
    boolean some =
        post.text().length() > Evidence.LONGEST && OF_SOME.contains(reading.understood().type());
    Optional<Answer.Found> said =
        some ? TextAnswers.within(posts, reading, head, post.floor(), SURE) : Optional.empty();
    return said.orElseGet(() -> found(reading, List.of(evidence(reading, head, post))));
  }

  /**
   * The thread of the topic; a floor may be spoken of with words of its own, so else the only one.
   */
  private static Optional<ThreadHead> thread(Generation posts, Reading reading, List<Span> taken) {
    String topic = reading.topic(posts, taken);
    return ThreadChoice.of(posts, topic, reading.asked().last())
        .or(() -> ThreadChoice.of(posts, "", reading.asked().last()));
  }

  private static Optional<Answer.Found> ofReplies(Generation posts, Reading reading) {
    Optional<ThreadHead> head =
        reading
            .thread()
            .or(
                () ->
                    ThreadChoice.of(
                        posts, reading.topic(posts, List.of()), reading.asked().last()));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    List<Post> all = posts.posts(head.get().id());
    List<Evidence> evidence =
        all.stream()
            .filter(p -> p.floor() > 1 && ownWords(p, all).length() >= LEAST_SUBSTANCE)
            .sorted(Comparator.comparingDouble((Post p) -> -worth(reading, p)))
            .limit(MOST)
            .sorted(Comparator.comparingInt(Post::floor))
            .map(p -> evidence(reading, head.get(), p))
            .toList();
    return evidence.isEmpty() ? Optional.empty() : Optional.of(found(reading, evidence));
  }

  /** What of the post no earlier post of the thread says already. */
  private static String ownWords(Post post, List<Post> all) {
    var own = new StringBuilder();
    for (Span sentence : Sentences.of(post.text())) {
      String words = sentence.of(post.text());
      boolean repeated =
          post.quotes().stream().anyMatch(sentence::overlaps)
              || all.stream().anyMatch(p -> p.floor() < post.floor() && p.text().contains(words));
      own.append(repeated ? "" : words);
    }
    return own.toString();
  }

  private static double worth(Reading reading, Post post) {
    Terms terms = reading.understood().terms();
    double topical = terms.singles(terms.in(Folding.fold(post.text())));
    return topical + Math.min(post.text().length(), 40) / 40.0;
  }

  private static Evidence evidence(Reading reading, ThreadHead head, Post post) {
    Span said = said(reading.understood(), post);
    return new Evidence(
        TextCitation.of(head, post, said),
        head,
        post,
        Snippets.highlights(reading.understood(), post, said),
        SURE);
  }

  /**
   * The whole post where it is short; else the sentence nearest the question with what is around.
   */
  private static Span said(Understood question, Post post) {
    List<Span> sentences = new ArrayList<>(Sentences.of(post.text()));
    sentences.removeIf(s -> post.quotes().stream().anyMatch(s::overlaps) && sentences.size() > 1);
    if (sentences.isEmpty()) {
      sentences.addAll(Sentences.of(post.text()));
    }
    Span whole = new Span(sentences.get(0).start(), sentences.get(sentences.size() - 1).end());
    if (whole.length() <= Evidence.LONGEST) {
      return whole;
    }
    Span best =
        sentences.stream()
            .max(
                Comparator.comparingDouble(
                    s ->
                        question
                            .terms()
                            .weight(question.terms().in(Folding.fold(s.of(post.text()))))))
            .orElse(whole);
    return Snippets.widened(post, Snippets.of(question, post, best));
  }

  private static Answer.Found found(Reading reading, List<Evidence> evidence) {
    return new Answer.Found(
        Answers.text(evidence), evidence, List.of(), SURE, reading.standalone());
  }
}
