package org.wentai.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wentai.forum.Post;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.RecordField;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.text.Folding;

/** Answers questions about a thread's or a post's record from the record. */
final class RecordAnswers {
  static final double SURE = 0.95;
  private static final int MOST = 3;

  private RecordAnswers() {}

  /** Fields that only the record can tell: where it is silent, no sentence answers in its place. */
  private static final Set<RecordField> RECORD_ONLY =
      EnumSet.of(RecordField.CLIENT, RecordField.AUTHOR, RecordField.GROUP, RecordField.BOARD);

  /**
   * The answer, when {@code reading} asks for a record's value and the record has it; the admission
   * that there is none, where only the record could tell.
   */
  static Optional<Answer> answer(Generation posts, Reading reading) {
    String folded = reading.folded();
    Optional<RecordQuestion> asked = RecordQuestion.in(folded);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Optional<FloorReference> floor = FloorReference.named(folded);
    if (asked.get().field() == RecordField.RATING) {
      List<Evidence> ofRater = ofRater(posts, reading, floor);
      if (!ofRater.isEmpty()) {
        return Optional.of(found(ofRater, reading));
      }
    }
    var taken = new ArrayList<Span>(List.of(asked.get().span()));
    floor.ifPresent(f -> taken.add(f.span()));
    String topic = reading.topic(posts, taken);
    Optional<AuthorMention> author =
        floor.isPresent() ? Optional.empty() : AuthorMention.in(posts, reading);
    if (author.isPresent() && asked.get().field() != RecordField.AUTHOR) {
      List<Evidence> evidence =
          values(author.get().thread(), author.get().post(), asked.get().field()).toList();
      if (!evidence.isEmpty()) {
        return Optional.of(found(evidence, reading));
      }
    }
    return reading
        .thread()
        .or(() -> ThreadChoice.ofRecord(posts, topic, reading.asked().last()))
        .flatMap(
            head -> {
              RecordField field = asked.get().field();
              List<Evidence> evidence = evidence(posts, head, field, floor, folded);
              return evidence.isEmpty()
                  ? silent(head, field, reading)
                  : Optional.of(found(evidence, reading));
            });
  }

  /** The ratings whose rater the question names, of the floor that it names, if it does. */
  private static List<Evidence> ofRater(
      Generation posts, Reading reading, Optional<FloorReference> floor) {
    var found = new ArrayList<Evidence>();
    boolean unknown = reading.thread().isEmpty() && ThreadMention.in(reading.folded()).isPresent();
    for (ThreadHead head : unknown ? Set.<ThreadHead>of() : AuthorMention.threads(posts, reading)) {
      List<Post> all = posts.posts(head.id());
      Stream<Post> of = floor.isPresent() ? Floors.of(all, floor).stream() : all.stream();
      of.flatMap(p -> values(head, p, RecordField.RATING))
          .filter(e -> rates(reading.folded(), e.citation().quoted()))
          .forEach(found::add);
      if (!found.isEmpty()) {
        break;
      }
    }
    List<Evidence> ofNamed =
        found.stream().filter(e -> namesAuthorBehind(reading.folded(), e)).toList();
    return (ofNamed.isEmpty() ? found : ofNamed).stream().limit(MOST).toList();
  }

  /** Whether the question names the rated post's author behind the rater: 甲给乙加分. */
  private static boolean namesAuthorBehind(String folded, Evidence rating) {
    int rater = folded.indexOf(Folding.fold(rating.citation().quoted().split(" ")[0]));
    return rating
        .post()
        .author()
        .filter(a -> a.length() > 1 && folded.indexOf(Folding.fold(a), rater + 1) > rater)
        .isPresent();
  }

  private static Optional<Answer> silent(ThreadHead head, RecordField field, Reading reading) {
    return RECORD_ONLY.contains(field)
        ? Optional.of(new Answer.NotFound(List.of(head), Optional.empty(), 0, reading.standalone()))
        : Optional.empty();
  }

  private static List<Evidence> evidence(
      Generation posts,
      ThreadHead head,
      RecordField field,
      Optional<FloorReference> floor,
      String folded) {
    List<Post> all = posts.posts(head.id());
    List<Post> asked =
        floor.isPresent() || !isOfAnyPost(field, folded)
            ? Floors.of(all, floor).stream().toList()
            : all;
    List<Evidence> evidence = asked.stream().flatMap(p -> values(head, p, field)).toList();
    List<Evidence> named =
        evidence.stream()
            .filter(
                e ->
                    field == RecordField.RATING
                        ? namesRating(folded, e.citation().quoted())
                        : names(folded, e.citation().quoted()))
            .toList();
    return (named.isEmpty() ? evidence : named).stream().limit(MOST).toList();
  }

  /** Whether the question looks for whichever posts have such a value: who posted from a phone. */
  private static boolean isOfAnyPost(RecordField field, String folded) {
    boolean opening = folded.contains("楼主") || folded.contains("这个帖") || folded.contains("这篇");
    return !opening && (field == RecordField.CLIENT || field == RecordField.RATING);
  }

  /** Whether the question names the first word of a value. */
  private static boolean names(String folded, String value) {
    String first = Folding.fold(value.split(" ")[0]);
    return first.length() > 1 && folded.contains(first);
  }

  /** Whether the question names a rating by its rater, who gives: 苍山雪给…加分. */
  private static boolean rates(String folded, String rating) {
    String rater = Folding.fold(rating.split(" ")[0]);
    return rater.length() > 1
        && Pattern.compile("(?<![给为向])" + Pattern.quote(rater) + ".{0,3}[给为评打加送]")
            .matcher(folded)
            .find();
  }

  /** Whether the question names a rating by its rater or by what was given: 2点威望. */
  private static boolean namesRating(String folded, String rating) {
    String[] words = Folding.fold(rating).split(" ", 4);
    return rates(folded, rating)
        || words.length > 2
            && words[2].matches("[+-]\\d+")
            && Pattern.compile(
                    "(?<!\\d)" + words[2].substring(1) + "[点个枚]?" + Pattern.quote(words[1]))
                .matcher(folded)
                .find();
  }

  private static Stream<Evidence> values(ThreadHead head, Post post, RecordField field) {
    return field.values(head, post).stream()
        .filter(value -> value.length() <= Evidence.LONGEST)
        .map(v -> new RecordCitation(post.in(head), field, v))
        .map(c -> new Evidence(c, head, post, List.of(), SURE));
  }

  private static Answer found(List<Evidence> evidence, Reading reading) {
    return new Answer.Found(
        Answers.text(evidence), evidence, List.of(), SURE, reading.standalone());
  }
}
