package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.text.WordList;

/** Finds the phrases of a question that ask, and the phrases that say nothing of its topic. */
final class QuestionWords {
  private static final Map<String, QuestionType> ASKING = asking();
  private static final Map<String, QuestionType> STOPS = stops();
  private static final int LONGEST = 8;

  /** Asks whether by saying it both ways, 贵不贵 and 要没要, or by a closing 没: 修好了没. */
  private static final Pattern WHETHER =
      Pattern.compile("(?<=(\\p{IsHan}))[不没]\\1|(?:没有|没|不)(?=[?。!]*$)");

  /** An asking phrase and where it stands in the folded question. */
  record Ask(QuestionType type, Span span) {}

  private QuestionWords() {}

  /** The asking phrases of {@code folded}, in order, longest match first. */
  static List<Ask> asks(String folded) {
    var asks = new ArrayList<Ask>();
    for (Span span : matches(folded, ASKING)) {
      QuestionType type = ASKING.getOrDefault(span.of(folded), QuestionType.THING);
      if (type != QuestionType.YESNO || span.length() > 1 || closes(folded, span.end())) {
        asks.add(new Ask(type, span));
      }
    }
    return asks.isEmpty() ? whether(folded) : asks;
  }

  private static List<Ask> whether(String folded) {
    return WHETHER
        .matcher(folded)
        .results()
        .map(m -> new Ask(QuestionType.YESNO, new Span(m.start(), m.end())))
        .toList();
  }

  /** The phrases of {@code folded} that are about asking, not about the topic. */
  static List<Span> stopSpans(String folded) {
    return matches(folded, STOPS);
  }

  /** The most telling of {@code asks}; for one type, the last one asked. */
  static Ask main(List<Ask> asks) {
    return asks.stream()
        .min(Comparator.comparing((Ask a) -> a.type()).thenComparing(a -> -a.span().start()))
        .orElse(new Ask(QuestionType.KEYWORDS, new Span(0, 0)));
  }

  private static boolean closes(String folded, int at) {
    return at >= folded.length() || !Character.isLetterOrDigit(folded.charAt(at));
  }

  private static List<Span> matches(String folded, Map<String, QuestionType> phrases) {
    var spans = new ArrayList<Span>();
    int i = 0;
    while (i < folded.length()) {
      int end = longest(folded, i, phrases);
      if (end > i) {
        spans.add(new Span(i, end));
      }
      i = Math.max(end, i + 1);
    }
    return spans;
  }

  private static int longest(String folded, int from, Map<String, QuestionType> phrases) {
    for (int end = Math.min(folded.length(), from + LONGEST); end > from; end--) {
      if (phrases.containsKey(folded.substring(from, end))) {
        return end;
      }
    }
    return from;
  }

  private static Map<String, QuestionType> asking() {
    var map = new HashMap<String, QuestionType>();
    for (String line : WordList.lines(QuestionWords.class, "question-words.tsv")) {
      String[] columns = line.split("\t", 2);
      for (String phrase : columns[1].split("\\|")) {
        map.put(phrase, QuestionType.valueOf(columns[0]));
      }
    }
    return map;
  }

  private static Map<String, QuestionType> stops() {
    var map = new HashMap<String, QuestionType>();
    for (String line : WordList.lines(QuestionWords.class, "stop-phrases.txt")) {
      for (String phrase : line.strip().split("\\s+")) {
        map.put(phrase, QuestionType.KEYWORDS);
      }
    }
    return map;
  }
}
