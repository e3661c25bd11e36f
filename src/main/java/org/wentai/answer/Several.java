package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wentai.text.Courtesy;
import org.wentai.text.Folding;

/** Several questions asked at once: each is answered, and what was found is put together. */
final class Several {
  /** More than so many are taken for one text. */
  private static final int MOST = 5;

  private static final int EVIDENCE = 3;
  private static final String ASKS = "?？";
  private static final String OPENS = "“《（([【「『";
  private static final String CLOSES = "”》）)]】」』";

  private Several() {}

  /** The questions that {@code text} asks one after the other: one, or each with its mark. */
  static List<String> of(String text) {
    List<String> parts =
        cut(text).stream().filter(part -> Courtesy.in(part).isEmpty()).map(String::strip).toList();
    boolean several =
        parts.size() > 1 && parts.size() <= MOST && parts.stream().allMatch(Several::asks);
    return several ? parts : List.of(text);
  }

  /** Behind each mark that is not in quotes or brackets, and does not stand in a name: 去哪了?的. */
  private static List<String> cut(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += OPENS.indexOf(c) >= 0 ? 1 : 0;
      depth -= CLOSES.indexOf(c) >= 0 && depth > 0 ? 1 : 0;
      quoted ^= c == '"';
      boolean goesOn = i + 1 < text.length() && (ASKS + "的\"").indexOf(text.charAt(i + 1)) >= 0;
      if (ASKS.indexOf(c) >= 0 && depth == 0 && !quoted && !goesOn) {
        parts.add(text.substring(start, i + 1));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts.stream().filter(part -> !part.isBlank()).toList();
  }

  private static boolean asks(String part) {
    return !QuestionWords.asks(Folding.fold(part)).isEmpty();
  }

  /**
   * The answer to all of {@code parts}; each may lean on the one before it.
   *
   * @param one answers one
   */
  static Answer answer(Question asked, List<String> parts, Function<Question, Answer> one) {
    Map<String, Answer.Found> found = new LinkedHashMap<>();
    List<Answer.NotFound> refused = new ArrayList<>();
    Optional<Question.Turn> last = asked.last();
    for (String part : parts) {
      Answer answer = one.apply(new Question(part, last));
      last = Optional.of(new Question.Turn(answer.understoodAs(), thread(answer)));
      switch (answer) {
        case Answer.Found f -> found.put(part, f);
        case Answer.NotFound none -> refused.add(none);
      }
    }
    return found.isEmpty() ? closest(asked, refused) : together(asked, parts, found);
  }

  private static Optional<String> thread(Answer answer) {
    return answer instanceof Answer.Found found
        ? Optional.of(found.evidence().getFirst().thread().id())
        : Optional.empty();
  }

  /** The refusal that came closest to an answer. */
  private static Answer closest(Question asked, List<Answer.NotFound> refused) {
    Answer.NotFound best =
        refused.stream().max(Comparator.comparingDouble(Answer::confidence)).orElseThrow();
    return new Answer.NotFound(
        best.nearest(), best.closest(), best.confidence(), asked.text().strip());
  }

  private static Answer together(
      Question asked, List<String> parts, Map<String, Answer.Found> found) {
    List<Evidence> all = new ArrayList<>();
    found.values().forEach(f -> all.add(f.evidence().getFirst()));
    found.values().forEach(f -> f.evidence().stream().skip(1).forEach(all::add));
    List<Evidence> cited = all.stream().distinct().limit(EVIDENCE).toList();
    Map<String, List<String>> lines = lines(found, cited);
    return new Answer.Found(
        String.join("\n", lines.values().stream().flatMap(List::stream).distinct().toList()),
        cited,
        all.stream().distinct().skip(EVIDENCE).toList(),
        found.values().stream().mapToDouble(Answer::confidence).min().orElseThrow(),
        asked.text().strip(),
        parts.stream().filter(p -> lines.getOrDefault(p, List.of()).isEmpty()).toList());
  }

  /**
   * Of each answer its cited lines in order, as many as fit: one of each before a second of any.
   */
  private static Map<String, List<String>> lines(
      Map<String, Answer.Found> found, List<Evidence> cited) {
    Map<String, List<String>> cut = new LinkedHashMap<>();
    found.keySet().forEach(part -> cut.put(part, new ArrayList<>()));
    int units = -1;
    int most =
        found.values().stream().mapToInt(f -> (int) f.text().lines().count()).max().orElse(0);
    for (int n = 0; n < most; n++) {
      for (var answer : found.entrySet()) {
        String line = answer.getValue().text().lines().skip(n).findFirst().orElse("");
        boolean fits = units + 1 + line.length() <= Answer.Found.LONGEST;
        if (!line.isEmpty() && fits && holds(cited, line)) {
          cut.computeIfAbsent(answer.getKey(), k -> new ArrayList<>()).add(line);
          units += 1 + line.length();
        }
      }
    }
    return cut;
  }

  private static boolean holds(List<Evidence> cited, String line) {
    return cited.stream().anyMatch(e -> e.citation().quoted().contains(line));
  }
}
