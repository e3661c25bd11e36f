package org.wentai.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.wentai.forum.Span;

/**
 * A line of a post's text that is not empty, weighed as a heading.
 *
 * @param span where it stands
 * @param title its words, without the brackets around all of them
 * @param afterEmpty whether an empty line stands before it
 * @param marked whether it is emphasised, or numbered or bracketed as headings are
 * @param maybeHeading whether its words can be a heading's
 */
record TextLine(Span span, String title, boolean afterEmpty, boolean marked, boolean maybeHeading) {
  /** 一、 (二) 第三章 【四】: what Chinese documents number and bracket headings with. */
  private static final Pattern HEADING_MARK =
      Pattern.compile(
          "(?:[一二三四五六七八九十]{1,3}、|[(\\uff08][一二三四五六七八九十]{1,3}[)\\uff09]"
              + "|第[一二三四五六七八九十百\\d]{1,4}[章节条部分步]+).+|【[^】]+】[:\\uff1a]?");

  private static final Pattern BRACKETED = Pattern.compile("【([^】]+)】[:\\uff1a]?");

  private static final String ENDS_SENTENCE = "。.;\uff1b,\uff0c、…~\uff5e";
  private static final String ENDS_CALL = "!?\uff01\uff1f";
  private static final String INSIDE_SENTENCE = "。!?;\uff01\uff1f\uff1b";
  private static final String COMMAS = ",\uff0c";
  private static final Pattern NOT_A_HEADING =
      Pattern.compile(".*(?:://|@| \\| |发表于).*|[-*•·—=>_].*");

  /** Modal particles end what somebody says, not what a heading names. */
  private static final String PARTICLES = "了吗呢吧啊哦呀哈嘛";

  private static final int WIDEST = 30;
  private static final int WIDEST_MARKED = 40;
  private static final int WIDEST_LABEL = 12;

  static List<TextLine> of(String text, Set<Integer> emphasised, List<Span> excluded) {
    List<TextLine> lines = new ArrayList<>();
    boolean afterEmpty = false;
    // When most of a post is bold, bold marks nothing.
    Set<Integer> marks = emphasised.size() * 2 > text.lines().count() ? Set.of() : emphasised;
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      Span span = new Span(start, end);
      String words = span.of(text).strip();
      if (!words.isEmpty()) {
        boolean open = excluded.stream().noneMatch(span::overlaps);
        boolean marked = marks.contains(start) || HEADING_MARK.matcher(words).matches();
        boolean heading = open && canBeHeading(words, marked);
        lines.add(new TextLine(span, unbracketed(words), afterEmpty, marked, heading));
      }
      afterEmpty = words.isEmpty();
      start = end + 1;
    }
    return lines;
  }

  /** Whether this line may be one more line of the heading that ends with {@code before}. */
  boolean continues(TextLine before) {
    return maybeHeading && !afterEmpty && marked == before.marked;
  }

  private static boolean canBeHeading(String words, boolean marked) {
    if (words.codePoints().noneMatch(Character::isLetter)
        || width(words) > (marked ? WIDEST_MARKED : WIDEST)
        || NOT_A_HEADING.matcher(words).matches()) {
      return false;
    }
    char last = words.charAt(words.length() - 1);
    if (in(ENDS_SENTENCE, last) || !marked && (in(ENDS_CALL, last) || in(PARTICLES, last))) {
      return false;
    }
    String inside = words.substring(0, words.length() - 1);
    return inside.chars().noneMatch(c -> in(INSIDE_SENTENCE, c) || !marked && in(COMMAS, c))
        && colonAllowed(words, marked);
  }

  /** "时间:6月" is a fact; "时间:" alone stands over what follows. */
  private static boolean colonAllowed(String words, boolean marked) {
    int colon = words.replace('\uff1a', ':').indexOf(':');
    return colon < 0 || marked || colon == words.length() - 1 && width(words) <= WIDEST_LABEL;
  }

  /** Width in full characters: two Latin letters take the room of one ideograph. */
  private static int width(String words) {
    long narrow = words.codePoints().filter(c -> c < 0x300).count();
    return (int) (words.codePoints().count() - narrow / 2);
  }

  private static boolean in(String characters, int c) {
    return characters.indexOf(c) >= 0;
  }

  private static String unbracketed(String words) {
    var bracketed = BRACKETED.matcher(words);
    String title = bracketed.matches() ? bracketed.group(1) : words;
    return title.replaceFirst("[:\\uff1a]$", "").strip();
  }
}
