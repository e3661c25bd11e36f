package org.wentai.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.wentai.answer.Evidence;
import org.wentai.answer.Question;
import org.wentai.chat.StoredCitation.Fate;
import org.wentai.forum.PostRef;
import org.wentai.index.Generation;

/**
 * What an answer rested on, as it is kept after the answer was given: enough to show more of it
 * later and to number its threads. Posts change, so nothing of it is quoted before it was compared
 * with the post as it is then.
 *
 * @param after the turn that the question leant on, which an edited question leans on again
 * @param shown how many of {@code cited} the reply showed
 * @param cited the citations, shown and in reserve
 * @param threads the threads' ids that numbers from 1 mean
 */
public record StoredAnswer(
    Optional<Question.Turn> after, int shown, List<StoredCitation> cited, List<String> threads) {
  /** How many passages are shown at once. */
  public static final int AT_ONCE = 3;

  private static final int TITLE = 40;

  public StoredAnswer {
    cited = List.copyOf(cited);
    threads = List.copyOf(threads);
  }

  /** What is to be kept of {@code answered}. */
  public static StoredAnswer of(Answered answered, Optional<Question.Turn> after) {
    List<StoredCitation> cited = answered.evidence().stream().map(StoredCitation::of).toList();
    return new StoredAnswer(after, answered.shown(), cited, answered.threads());
  }

  /** As JSON, which {@link #read} reads. */
  public String json() {
    return StoredAnswerJson.write(this);
  }

  /**
   * What {@link #json} wrote.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static StoredAnswer read(String json) {
    return StoredAnswerJson.read(json);
  }

  /** Where the citations in reserve begin, counted from 0, if there are any. */
  public OptionalInt next() {
    return nextFrom(shown);
  }

  /** Where those after the {@link #more} from {@code from} on begin, if there are any. */
  public OptionalInt next(int from) {
    return nextFrom(from + AT_ONCE);
  }

  private OptionalInt nextFrom(int next) {
    return next < cited.size() ? OptionalInt.of(next) : OptionalInt.empty();
  }

  /**
   * The answer {@code text} with the citations it was shown with, if {@code posts} has them all.
   */
  public Optional<Reply> again(Generation posts, String text, Language language) {
    List<Evidence> standing = standing(posts, cited.subList(0, shown));
    return standing.size() == shown
        ? Optional.of(
            new Reply.Answered(language, text, Replies.quotes(standing, 0, language), List.of()))
        : Optional.empty();
  }

  /**
   * What the asker is to be told of the posts that the answer showed and that are not as they were:
   * edited, deleted, or not shown any more. Nothing when all stand.
   */
  public List<String> changed(Generation posts, Language language) {
    List<StoredCitation> seen = cited.subList(0, Math.min(shown, cited.size()));
    List<String> notes = new ArrayList<>();
    for (Fate fate : List.of(Fate.EDITED, Fate.GONE)) {
      String floors =
          seen.stream()
              .filter(citation -> citation.fate(posts) == fate)
              .map(citation -> named(posts, citation, language))
              .distinct()
              .collect(Collectors.joining(Messages.ofChat(language).say("before.join")));
      if (!floors.isEmpty()) {
        String key = fate == Fate.EDITED ? "before.edited" : "before.gone";
        notes.add(Messages.ofChat(language).say(key, floors));
      }
    }
    return notes;
  }

  /** The thread's title, where it is still there, and the floor. */
  private static String named(Generation posts, StoredCitation citation, Language language) {
    PostRef post = citation.post();
    String floor = FloorName.of(post.floor(), language);
    return posts
        .head(post.thread())
        .filter(head -> !head.title().isBlank())
        .map(head -> Messages.ofChat(language).say("before.named", cut(head.title()), floor))
        .orElse(floor);
  }

  private static String cut(String title) {
    return title.codePointCount(0, title.length()) <= TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, TITLE - 1)) + "…";
  }

  private static List<Evidence> standing(Generation posts, List<StoredCitation> some) {
    return some.stream().map(citation -> citation.in(posts)).flatMap(Optional::stream).toList();
  }

  /**
   * The next citations from {@code from} on, at most {@link #AT_ONCE}, as far as {@code posts}
   * still has them; else a notice that they are gone, or that there were no more.
   */
  public Reply more(Generation posts, int from, Language language) {
    Messages messages = Messages.ofChat(language);
    List<StoredCitation> next = cited.stream().skip(from).limit(AT_ONCE).toList();
    if (next.isEmpty()) {
      return new Reply.Notice(language, messages.say("more.end"));
    }
    List<Evidence> standing = standing(posts, next);
    if (standing.isEmpty()) {
      return new Reply.Notice(language, messages.say("more.changed"));
    }
    String heading = messages.say(standing.size() == next.size() ? "more" : "more.partly");
    return new Reply.Quotes(language, heading, Replies.quotes(standing, from, language));
  }
}
