package org.wentai.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.text.Folding;
import org.wentai.text.Sentences;

/**
 * A list that a post counts up over several sentences (一是…二是…, 第一步…第二步…, 1.…2.…), and the sentence
 * that leads it in.
 */
final class Enumeration {
  private static final int LONGEST = 12;

  /** Sentences between two items that go on with the first: they are not quoted. */
  private static final int MOST_BETWEEN = 2;

  /** What a mark says that only goes on counting. */
  private static final int NEXT = 0;

  private static final String NUMERALS = "一二三四五六七八九十";
  private static final String ROUND = "①②③④⑤⑥⑦⑧⑨⑩";
  private static final String NUMBER = "([" + NUMERALS + "]|1\\d|[1-9])";
  private static final Pattern MARK =
      Pattern.compile(
          "\\("
              + NUMBER
              + "\\)"
              + "|"
              + NUMBER
              + "(?:是|来,|、|\\)|\\.(?!\\d))"
              + "|第"
              + NUMBER
              + "(?:步|[点条项种类个]?(?:,|、|:|是))"
              + "|(["
              + ROUND
              + "])");
  private static final Map<String, Integer> WORDS =
      Map.of("首先", 1, "其次", 2, "再次", 3, "然后", NEXT, "接着", NEXT, "此外", NEXT, "最后", NEXT);
  private static final Pattern LEADS_IN = Pattern.compile("(?::|如下|以下[^。]{0,8})[。:]?$");

  /** A line without a mark at its end, as headings are. */
  private static final Pattern UNFINISHED = Pattern.compile("[^。;!?…]$");

  private Enumeration() {}

  /**
   * The sentences of the list that {@code sentence} belongs to or leads in, in the post's order, at
   * least two items; none where it does neither.
   */
  static List<Span> around(Post post, Span sentence) {
    List<Span> sentences = Sentences.of(post.text());
    String folded = Folding.fold(post.text());
    for (int at = 0; at < sentences.size(); at++) {
      if (sentences.get(at).overlaps(sentence)) {
        String asked = sentences.get(at).of(folded);
        if (LEADS_IN.matcher(asked).find()) {
          return list(sentences, at + 1, folded);
        }
        List<Span> below =
            UNFINISHED.matcher(asked).find() ? below(sentences, at, folded) : List.of();
        return below.isEmpty() ? containing(sentences, at, folded) : below;
      }
    }
    return List.of();
  }

  /** The list right below a heading, led in by it. */
  private static List<Span> below(List<Span> sentences, int heading, String folded) {
    List<Span> items = list(sentences, heading + 1, folded);
    return items.isEmpty()
        ? items
        : Stream.concat(Stream.of(sentences.get(heading)), items.stream()).toList();
  }

  private static List<Span> containing(List<Span> sentences, int at, String folded) {
    int back = (MOST_BETWEEN + 1) * LONGEST;
    for (int first = at; first >= Math.max(0, at - back); first--) {
      if (isItem(sentences.get(first).of(folded), 1)) {
        List<Span> list = list(sentences, first, folded);
        return list.contains(sentences.get(at)) ? list : List.of();
      }
    }
    return List.of();
  }

  /** The list whose first item is at {@code first}, with what leads it in before. */
  private static List<Span> list(List<Span> sentences, int first, String folded) {
    var items = new ArrayList<Span>();
    int last = first - 1;
    for (int i = first; i < sentences.size() && items.size() < LONGEST; i++) {
      boolean near = items.isEmpty() ? i == first : i - last <= MOST_BETWEEN + 1;
      if (!near) {
        break;
      }
      if (isItem(sentences.get(i).of(folded), items.size() + 1)) {
        items.add(sentences.get(i));
        last = i;
      }
    }
    if (items.size() < 2) {
      return List.of();
    }
    if (first > 0 && LEADS_IN.matcher(sentences.get(first - 1).of(folded)).find()) {
      items.addFirst(sentences.get(first - 1));
    }
    return items;
  }

  private static boolean isItem(String folded, int number) {
    OptionalInt marked = number(folded);
    if (marked.isEmpty() && number == 1) {
      // The first may stand in the sentence that leads the list in: 要求有三条:一、…;二、…
      marked = number(folded.substring(folded.indexOf(':') + 1).strip());
    }
    return marked.isPresent()
        && (marked.getAsInt() == number || marked.getAsInt() == NEXT && number > 1);
  }

  private static OptionalInt number(String folded) {
    Matcher mark = MARK.matcher(folded);
    if (mark.lookingAt()) {
      for (int group = 1; group <= 3; group++) {
        if (mark.group(group) != null) {
          return OptionalInt.of(value(mark.group(group)));
        }
      }
      return OptionalInt.of(ROUND.indexOf(mark.group(4)) + 1);
    }
    return WORDS.entrySet().stream()
        .filter(word -> folded.startsWith(word.getKey()))
        .mapToInt(Map.Entry::getValue)
        .findFirst();
  }

  private static int value(String numeral) {
    int han = NUMERALS.indexOf(numeral);
    return han >= 0 ? han + 1 : Integer.parseInt(numeral);
  }
}
