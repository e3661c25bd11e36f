package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.index.SearchQuery;
import org.wentai.text.Folding;
import org.wentai.text.Pictures;

/**
 * A question made ready to be answered.
 *
 * @param asked as it was asked
 * @param standalone filled in from the turn before
 * @param thread the thread it names before asking, which alone may answer
 * @param understood taken apart, in Chinese, without the naming of the thread
 * @param passages how many passages are read for it
 */
record Reading(
    Question asked,
    String standalone,
    Optional<ThreadHead> thread,
    Understood understood,
    int passages) {
  private static final Pattern ENDING = Pattern.compile("[?？!！。…~～\\s]+$");

  static Reading of(Question asked, Generation posts, int passages) {
    String standalone = FollowUp.standalone(asked.text().strip(), asked.last());
    if (English.is(standalone)) {
      String chinese = English.toChinese(standalone, posts::idf);
      Understood understood = Understood.of(bare(chinese), true, posts::idf);
      return new Reading(asked, standalone, Optional.empty(), understood, passages);
    }
    Optional<ThreadMention> mention = ThreadMention.in(Folding.fold(standalone));
    Optional<ThreadHead> thread =
        mention.flatMap(m -> ThreadChoice.of(posts, Topic.of(m.topic(), List.of()), asked.last()));
    String rest = thread.isPresent() ? standalone.substring(mention.get().rest()) : standalone;
    return new Reading(asked, standalone, thread, Understood.of(bare(rest), posts::idf), passages);
  }

  /** Without pictures, and without marks at the end, so that they do not change the answer. */
  private static String bare(String question) {
    String bare = ENDING.matcher(Pictures.without(question)).replaceAll("");
    return bare.isEmpty() ? question : bare;
  }

  /** What finds the passages that may answer, in floors from {@code minFloor}. */
  SearchQuery query(int minFloor) {
    return new SearchQuery(
        understood.text(), "", passages, thread.map(ThreadHead::id), minFloor, Integer.MAX_VALUE);
  }

  /** What finds the passages of one floor. */
  SearchQuery query(ThreadHead head, int floor) {
    return new SearchQuery(understood.text(), "", passages, Optional.of(head.id()), floor, floor);
  }

  /** The topic's words, without {@code taken}, as posts have them; may be empty. */
  String topic(Generation posts, List<Span> taken) {
    String topic = Topic.of(folded(), taken);
    if (topic.isEmpty() || !English.is(standalone)) {
      return topic;
    }
    // Names are known by their capitals, which folding takes away.
    String asked =
        Stream.of(topic.split(" "))
            .map(word -> Pattern.compile("(?i)\\b" + Pattern.quote(word) + "\\b"))
            .flatMap(word -> word.matcher(standalone).results().map(MatchResult::group).limit(1))
            .collect(Collectors.joining(" "));
    return English.toChinese("about " + asked, posts::idf);
  }

  /** The question as asked, standing on its own, folded; English stays English. */
  String folded() {
    return Folding.fold(standalone);
  }
}
