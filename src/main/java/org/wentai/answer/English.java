package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wentai.index.Generation;
import org.wentai.text.Glossary;
import org.wentai.text.Tokens;
import org.wentai.text.WordList;

/**
 * Puts an English question into the Chinese words that posts would use, by the glossary; a word it
 * does not know stays as it is, so that numbers, names and terms still bridge the languages.
 */
final class English {
  private static final Pattern WORD =
      Pattern.compile("\\d{1,2}月(?:\\d{1,2}日)?|[a-z]+(?:['-][a-z]+)*|\\d[\\d.,]*%?");
  private static final int LONGEST = 5;

  /** Two or more syllables of Hanyu Pinyin with a capital, not at the start (ISO 7098). */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<=[a-z0-9,] )(?=[A-Z])(?i:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i[ao]ng|u?ang|[ie]ng|ong|[iu]?an|uai|iao|[ei]n|un|ai|ei|ui|ao|ou|iu|i[ae]|u[aoe]|[aoeiu])){2,4}\\b");

  private static final Pattern DAY =
      Pattern.compile(
          "(january|february|march|april|may|june|july|august|september|october|november|december)"
              + "\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b");

  /** A month by itself, not those that are other words too. */
  private static final Pattern MONTH =
      Pattern.compile(
          "\\b(january|february|april|june|july|august|september|october|november|december)\\b");

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** What an English asking phrase is in Chinese; the longer first. */
  private static final Map<String, String> ASKING = asking();

  private English() {}

  /** Whether {@code text} is a question in Latin letters without a Chinese character. */
  static boolean is(String text) {
    return text.codePoints().noneMatch(Tokens::isHan)
        && text.chars().filter(c -> c < 128 && Character.isLetter(c)).count() >= 4
        && text.strip().indexOf(' ') > 0;
  }

  /**
   * {@code text} in Chinese words, the asking phrase last.
   *
   * @param idf inverse document frequency in the posts: of several renderings, the one that the
   *     posts use most is taken
   */
  static String toChinese(String text, ToDoubleFunction<String> idf) {
    Set<String> names = spelt(text);
    String lower = days(text.toLowerCase(Locale.ROOT).replace('’', '\''));
    var words = new ArrayList<String>();
    Matcher matcher = WORD.matcher(lower);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    var chinese = new ArrayList<String>();
    String asked = "";
    int i = 0;
    while (i < words.size()) {
      int taken = 1;
      String phrase = words.get(i);
      for (int n = Math.min(LONGEST, words.size() - i); n > 0; n--) {
        String candidate = String.join(" ", words.subList(i, i + n));
        if (ASKING.containsKey(candidate)) {
          asked = asked.isEmpty() ? ASKING.getOrDefault(candidate, "") : asked;
          phrase = "";
          taken = n;
          break;
        }
        Optional<String> rendering = rendering(candidate, names, idf);
        if (rendering.isPresent()) {
          phrase = rendering.get();
          taken = n;
          break;
        }
      }
      if (!phrase.isEmpty() && !Glossary.isFunctionWord(phrase)) {
        chinese.add(phrase);
      }
      i += taken;
    }
    return String.join(" ", chinese) + (asked.isEmpty() ? "" : " " + asked);
  }

  /** The names that may be spelt-out Chinese ones: Sanjiang. */
  private static Set<String> spelt(String text) {
    return NAME.matcher(text)
        .results()
        .map(m -> m.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Optional<String> rendering(
      String english, Set<String> names, ToDoubleFunction<String> idf) {
    Optional<String> known =
        names.contains(english) ? Spelling.known(english, idf) : Optional.empty();
    return known
        .or(() -> ofPosts(Glossary.renderings(english), idf))
        .or(() -> english.contains("-") ? parts(english, idf) : Optional.empty());
  }

  /** A word with hyphens by its parts, where each has a rendering: second-hand. */
  private static Optional<String> parts(String english, ToDoubleFunction<String> idf) {
    List<Optional<String>> parts =
        Stream.of(english.split("-")).map(p -> ofPosts(Glossary.renderings(p), idf)).toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(parts.stream().flatMap(Optional::stream).collect(Collectors.joining(" ")))
        : Optional.empty();
  }

  /**
   * Of several renderings the one that posts use most; a single character, which stands in many
   * words, where they have none else.
   */
  private static Optional<String> ofPosts(List<String> renderings, ToDoubleFunction<String> idf) {
    double unseen = idf.applyAsDouble(Generation.UNSEEN);
    Comparator<String> known = Comparator.comparing(r -> rarest(r, idf) >= unseen);
    return renderings.stream()
        .min(known.thenComparing(r -> r.length() == 1).thenComparingDouble(r -> rarest(r, idf)));
  }

  /** The idf of the rarest pair of {@code rendering}: the posts have it only if they have that. */
  private static double rarest(String rendering, ToDoubleFunction<String> idf) {
    double rarest = idf.applyAsDouble(rendering.substring(0, 1));
    for (int i = 0; i + 1 < rendering.length(); i++) {
      rarest = Math.max(rarest, idf.applyAsDouble(rendering.substring(i, i + 2)));
    }
    return rarest;
  }

  private static String days(String lower) {
    String days =
        DAY.matcher(lower)
            .replaceAll(m -> (MONTHS.indexOf(m.group(1)) + 1) + "月" + m.group(2) + "日");
    return MONTH.matcher(days).replaceAll(m -> (MONTHS.indexOf(m.group(1)) + 1) + "月");
  }

  private static Map<String, String> asking() {
    var map = new HashMap<String, String>();
    for (String line : WordList.lines(English.class, "english-asking.tsv")) {
      String[] columns = line.split("\t");
      for (String english : columns[1].split("\\|")) {
        map.put(english, columns[0]);
      }
    }
    return map;
  }
}
