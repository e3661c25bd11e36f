package org.wentai.answer;

import java.util.List;
import org.wentai.text.Folding;
import org.wentai.text.Gazetteer;

/**
 * What speaks against a sentence that shares a question's words: it is about another place, another
 * number, another of several that are numbered, or a deputy.
 */
final class Contradiction {
  /** Before a title or a noun these make it another one: 市长, 副市长. */
  private static final String CHANGING = "副非";

  private Contradiction() {}

  /**
   * Whether the question names a place, and the sentence names another one instead, or its post and
   * thread never name it.
   */
  static boolean elsewhere(Understood question, Candidate candidate) {
    List<String> asked = question.places();
    if (asked.isEmpty() || asked.stream().anyMatch(candidate.folded()::contains)) {
      return false;
    }
    String title = Folding.fold(candidate.hit().head().title());
    List<String> told = Gazetteer.placesIn(candidate.folded());
    boolean titled = asked.stream().anyMatch(title::contains);
    if (!told.isEmpty()) {
      return !titled;
    }
    String post = Folding.fold(candidate.hit().post().text());
    return !titled && asked.stream().noneMatch(post::contains);
  }

  /**
   * Whether a word of the question stands in the sentence only behind what makes it another word,
   * or the sentence tells of another that only its number tells apart from the one asked for.
   */
  static boolean altered(Understood question, Candidate candidate) {
    return deputy(question, candidate)
        || question.numbered().stream().anyMatch(n -> n.isAnotherIn(candidate.folded()));
  }

  private static boolean deputy(Understood question, Candidate candidate) {
    // Hardly a sentence has such a character, and every candidate is asked.
    return CHANGING.chars().anyMatch(c -> candidate.folded().indexOf(c) >= 0)
        && question.terms().list().stream()
            .filter(t -> t.pair() && t.weight() > 0)
            .anyMatch(
                t ->
                    changed(candidate.folded(), t.text()) && !changed(question.folded(), t.text()));
  }

  private static boolean changed(String folded, String word) {
    boolean found = false;
    for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (at == 0 || CHANGING.indexOf(folded.charAt(at - 1)) < 0) {
        return false;
      }
      found = true;
    }
    return found;
  }

  /**
   * Whether the question asks for a kind of words, such as a date, and the sentence has none: 0
   * when it has or none is asked for, up to 1 by how surely such words are known when they stand
   * there.
   */
  static double kindless(Understood question, Candidate candidate) {
    double sure = question.kind().recognised();
    return sure > 0 && question.kind().in(candidate.folded()).isEmpty() ? sure : 0;
  }

  /**
   * Whether the question asks the number of something, and the sentence tells no number of such.
   */
  static boolean uncounted(Understood question, Candidate candidate) {
    return question.measure().filter(m -> !m.isIn(candidate.folded())).isPresent();
  }

  /** Of the question's numbers and Latin words, the share that nothing beside the sentence has. */
  static double missing(Understood question, Candidate candidate) {
    Terms terms = question.terms();
    long exact = terms.latin();
    long near = candidate.terms() | candidate.before() | candidate.around();
    return exact == 0 ? 0 : (double) Long.bitCount(exact & ~near) / Long.bitCount(exact);
  }
}
