package org.wentai.text;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** English words and the Chinese ones that posts use for them; read when first asked. */
public final class Glossary {
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "the",
          "a",
          "an",
          "of",
          "in",
          "on",
          "at",
          "to",
          "for",
          "by",
          "with",
          "from",
          "and",
          "or",
          "that",
          "this",
          "these",
          "those",
          "it",
          "its",
          "there",
          "be",
          "been",
          "being",
          "is",
          "are",
          "was",
          "were",
          "do",
          "does",
          "did",
          "has",
          "have",
          "had",
          "will",
          "would",
          "can",
          "could",
          "should",
          "i",
          "you",
          "he",
          "she",
          "we",
          "they",
          "me",
          "my",
          "your",
          "his",
          "her",
          "their",
          "our",
          "about",
          "into",
          "any",
          "some",
          "please",
          "tell",
          "as",
          "than",
          "then",
          "so",
          "if",
          "not",
          "no",
          "s",
          "t",
          "anyone",
          "anybody",
          "anything",
          "someone",
          "somebody",
          "something");

  private Glossary() {}

  /** Whether {@code english} carries no meaning of its own. */
  public static boolean isFunctionWord(String english) {
    return FUNCTION_WORDS.contains(english);
  }

  /**
   * The Chinese renderings of an English word or phrase in lower case, inflected or not: of the
   * glossary, which is of this program's own subjects; else of CC-CEDICT.
   */
  public static List<String> renderings(String english) {
    List<String> own = first(english, form -> Entries.BY_ENGLISH.getOrDefault(form, List.of()));
    boolean bound = Stream.of(english.split(" ")).anyMatch(Glossary::isFunctionWord);
    return own.isEmpty() && !bound ? first(english, Dictionary::renderings) : own;
  }

  /** What {@code renderings} has for the first of the word's forms that it knows. */
  private static List<String> first(String english, Function<String, List<String>> renderings) {
    return forms(english).stream()
        .map(renderings)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The word itself, then what it may be an inflection of. */
  private static List<String> forms(String word) {
    if (word.endsWith("ies") || word.endsWith("ied")) {
      return List.of(word, word.substring(0, word.length() - 3) + "y");
    }
    if (word.endsWith("ing") && word.length() > 5) {
      String stem = word.substring(0, word.length() - 3);
      return List.of(word, stem, stem + "e", undoubled(stem));
    }
    if (word.endsWith("ed") && word.length() > 4) {
      String stem = word.substring(0, word.length() - 2);
      return List.of(word, stem, stem + "e", undoubled(stem));
    }
    if (word.endsWith("'s")) {
      return List.of(word, word.substring(0, word.length() - 2));
    }
    if (word.endsWith("es") && word.length() > 3) {
      return List.of(
          word, word.substring(0, word.length() - 1), word.substring(0, word.length() - 2));
    }
    return word.endsWith("s") && word.length() > 3
        ? List.of(word, word.substring(0, word.length() - 1))
        : List.of(word);
  }

  private static String undoubled(String stem) {
    int last = stem.length() - 1;
    return last > 0 && stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
  }

  /** CC-CEDICT's glosses turned round, as its sorted lines: a map would be several times larger. */
  private static final class Dictionary {
    private static final List<String> LINES = WordList.lines(Glossary.class, "cedict.tsv");

    static List<String> renderings(String english) {
      String start = english + "\t";
      int at = Collections.binarySearch(LINES, start);
      int line = at < 0 ? -at - 1 : at;
      return line < LINES.size() && LINES.get(line).startsWith(start)
          ? List.of(LINES.get(line).substring(start.length()).split("\\|"))
          : List.of();
    }
  }

  /** Read on first use only: most questions are in Chinese. */
  private static final class Entries {
    static final Map<String, List<String>> BY_ENGLISH = read();

    private static Map<String, List<String>> read() {
      var map = new HashMap<String, List<String>>();
      for (String line : WordList.lines(Glossary.class, "en-zh.tsv")) {
        String[] columns = line.split("\t", 2);
        map.put(columns[0], List.of(columns[1].split("\\|")));
      }
      return map;
    }
  }
}
