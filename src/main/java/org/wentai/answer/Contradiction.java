package org.wentai.answer;

import java.util.List;
import java.util.regex.Pattern;
import org.wentai.text.Folding;
import org.wentai.text.Gazetteer;

/**
 * What speaks against a sentence that shares a question's words: it is about another place, another
 * number, another of several that are numbered, or a deputy.
 */
final class Contradiction {
  /** Before a title or a noun these make it another one: 市长, 副市长. */
  private static final String CHANGING = "副非";

  private static final Pattern NOT_CHANGING = Pattern.compile("[\\d一二两三四五六七八九十几半整每这那全]副|[除无莫并是]非");

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
   * or the sentence or its thread tells of another that only its number tells apart from the one
   * asked for.
   */
  static boolean altered(Understood question, Candidate candidate) {
    return deputy(question, candidate)
        || question.numbered().stream().anyMatch(n -> isAnother(n, candidate));
  }

  /** Whether the sentence tells of another than {@code asked}, or its whole thread does. */
  private static boolean isAnother(Numbered asked, Candidate candidate) {
    if (asked.isAnotherIn(candidate.folded())) {
      return true;
    }
    return asked.isOfASeries()
        && asked.isAnotherIn(Folding.fold(candidate.hit().head().title()))
        && !Numbered.in(Folding.fold(candidate.hit().post().text())).contains(asked);
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
      if (at == 0 || CHANGING.indexOf(folded.charAt(at - 1)) < 0 || isOtherwise(folded, at - 1)) {
        return false;
      }
      found = true;
    }
    return found;
  }

  /** Whether 副 counts there (一副眼镜), or 非 is the end of another word (除非). */
  private static boolean isOtherwise(String folded, int at) {
    return at > 0 && NOT_CHANGING.matcher(folded.substring(at - 1, at + 1)).matches();
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
