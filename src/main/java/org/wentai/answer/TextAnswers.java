package org.wentai.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;

/** Answers from what posts say: search, rank the sentences, and be sure enough, or refuse. */
final class TextAnswers {
  private static final int NEAREST = 3;

  /** By so much the odds of a reply may be less than any post's, where replies are asked for. */
  private static final double LESS_SURE = Math.exp(-1);

  /**
   * Asks what people answered or what came of it, so a reply tells rather than the opening post.
   */
  private static final Pattern OF_REPLIES =
      Pattern.compile(
          "(?:有没有|有)(?:网友|人(?![工行脸民均家口])|坛友|谁|哪位|回复|回帖)(?!知道)|(?:网友|坛友|回复|回帖|跟帖|评论)(?:里|中|们)?.{0,6}(?:提|说|讲|建议|推荐|认为|觉得|抱怨|反映|担心|吐槽|质疑|补充|问|劝|给出)|(?<!由)谁(?:反驳|反对|质疑|抱怨|推荐|建议|提醒|提到)|(?:官方|客服|市民热线|单位).{0,4}(?:怎么|如何|咋)(?:答|回(?!收))"
              + "|(?<![业会以])后来(?![泰到在本市自宾])|最终|最后(?!期限|一|[几两三]|时间|截止|的|.{0,3}[期日天])|(?:解决|搞定|修好|恢复|找到|办好|成功(?!率)|整改).{0,4}(?:没|吗|么)[?。]?$|did (?:anyone|any(?:body)? |someone|any (?:user|reply))");

  private final DoubleSupplier threshold;

  TextAnswers(DoubleSupplier threshold) {
    this.threshold = threshold;
  }

  Answer answer(Generation posts, Reading reading) {
    if (reading.thread().isEmpty() && Topic.of(reading.folded(), List.of()).isBlank()) {
      // 现在几点了? asks nothing of posts, though any post may have these words.
      return new Answer.NotFound(List.of(), Optional.empty(), 0, reading.standalone());
    }
    Answer ofAny = answer(posts, reading, 1);
    if (OF_REPLIES.matcher(reading.folded()).find()) {
      Answer ofReplies = answer(posts, reading, 2);
      if (ofReplies instanceof Answer.Found
          && (ofAny instanceof Answer.NotFound || odds(ofReplies) >= odds(ofAny) * LESS_SURE)) {
        return ofReplies;
      }
    }
    return ofAny;
  }

  private static double odds(Answer answer) {
    return answer.confidence() / (1 - answer.confidence());
  }

  /** The sentences that may answer, in any floor, the likeliest first. */
  List<TextCitation> sentences(Generation posts, Reading reading, int limit) {
    List<Ranker.Ranked> ranked =
        Timely.first(
            reading.understood(),
            Ranking.of(posts, reading.understood(), candidates(posts, reading, reading.query(1))));
    return ranked.stream()
        .limit(limit)
        .map(Ranker.Ranked::candidate)
        .map(c -> TextCitation.of(c.hit().head(), c.hit().post(), c.span()))
        .toList();
  }

  /** What the sentences of one floor answer, the likeliest whatever its confidence. */
  static Optional<Answer.Found> within(
      Generation posts, Reading reading, ThreadHead head, int floor, double confidence) {
    List<Candidate> candidates = candidates(posts, reading, reading.query(head, floor));
    List<Ranker.Ranked> ranked = Ranking.of(posts, reading.understood(), candidates);
    return ranked.isEmpty() ? Optional.empty() : Optional.of(found(reading, ranked, confidence));
  }

  private static List<Candidate> candidates(Generation posts, Reading reading, SearchQuery query) {
    return Candidates.of(reading.understood().terms(), posts.search(query));
  }

  private Answer answer(Generation posts, Reading reading, int minFloor) {
    Understood question = reading.understood();
    List<Candidate> candidates = candidates(posts, reading, reading.query(minFloor));
    List<Ranker.Ranked> ranked = Timely.first(question, Ranking.of(posts, question, candidates));
    double confidence = Ranking.confidence(posts, question, ranked);
    return confidence < threshold.getAsDouble() || ranked.isEmpty()
        ? notFound(reading, candidates, ranked, confidence)
        : found(reading, ranked, confidence);
  }

  private static Answer.NotFound notFound(
      Reading reading, List<Candidate> candidates, List<Ranker.Ranked> ranked, double confidence) {
    Understood question = reading.understood();
    Optional<Evidence> closest =
        Closest.of(question, ranked).map(q -> evidence(question, q, Optional.empty()));
    var heads = new LinkedHashSet<ThreadHead>();
    closest.ifPresent(c -> heads.add(c.thread()));
    addNearest(question, candidates, heads);
    return new Answer.NotFound(List.copyOf(heads), closest, confidence, reading.standalone());
  }

  private static void addNearest(
      Understood question, List<Candidate> candidates, Set<ThreadHead> heads) {
    for (Candidate candidate : candidates) {
      if (heads.size() < NEAREST
          && question.terms().pairs(candidate.passage() | candidate.around()) > 0) {
        heads.add(candidate.hit().head());
      }
    }
  }

  private static Answer.Found found(
      Reading reading, List<Ranker.Ranked> ranked, double confidence) {
    Understood question = reading.understood();
    Selection selection = Selection.of(question, ranked);
    Optional<Ranker.Ranked> best = Optional.of(ranked.getFirst());
    var evidence = new ArrayList<Evidence>();
    for (Selection.Quote quote : selection.quotes()) {
      evidence.add(evidence(question, quote, best));
    }
    return new Answer.Found(
        Answers.join(selection.lines()),
        evidence,
        selection.more().stream().map(q -> evidence(question, q, best)).toList(),
        confidence,
        reading.standalone());
  }

  /**
   * A citation.
   *
   * @param best the sentence that answers first, where there is an answer
   */
  private static Evidence evidence(
      Understood question, Selection.Quote quote, Optional<Ranker.Ranked> best) {
    Ranker.Ranked ranked = quote.from();
    Span span = quote.span();
    Hit hit = ranked.candidate().hit();
    boolean answers = ranked.tells() || best.filter(ranked::equals).isPresent();
    return new Evidence(
        TextCitation.of(hit.head(), hit.post(), span),
        hit.head(),
        hit.post(),
        marks(question, ranked, span, answers),
        ranked.probability());
  }

  /** The words that answer, where close reading found them; else what marks the sentence. */
  private static List<Span> marks(
      Understood question, Ranker.Ranked ranked, Span span, boolean answers) {
    if (answers && !ranked.answer().isEmpty() && span.covers(ranked.answer())) {
      return List.of(ranked.answer());
    }
    Span sentence = ranked.candidate().span();
    int start = Math.max(span.start(), sentence.start());
    int end = Math.min(span.end(), sentence.end());
    return start < end
        ? Snippets.highlights(question, ranked.candidate().hit().post(), new Span(start, end))
        : List.of();
  }
}
