package org.wentai.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;
import org.wentai.text.Folding;
import org.wentai.text.Token;
import org.wentai.text.Tokens;

/**
 * A text as words are compared with it: its tokens as the search has them, folded, and a {@link
 * #BREAK} between two that marks or a line's end keep apart. Spaces keep nothing apart: some write
 * them between Chinese and Latin, some do not.
 */
final class TextUnits {
  /** Stands for whatever marks stand between two tokens. */
  static final String BREAK = "\n";

  private TextUnits() {}

  /** The units of {@code text}, none of them a break at the beginning or the end. */
  static List<String> of(String text) {
    String folded = Folding.fold(text);
    List<Token> tokens = Tokens.of(folded);
    var units = new ArrayList<String>(tokens.size() + tokens.size() / 8);
    int end = 0;
    for (Token token : tokens) {
      if (!units.isEmpty() && isBroken(folded, end, token.start())) {
        units.add(BREAK);
      }
      units.add(token.text());
      end = token.end();
    }
    return units;
  }

  private static boolean isBroken(String folded, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = folded.charAt(i);
      boolean nothing =
          c == '\t' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
      if (!nothing || c == '\u2028' || c == '\u2029') {
        return true;
      }
    }
    return false;
  }

  /**
   * The units of a post: of its title if it opens the thread, and of what it says itself. What it
   * quotes of other posts is theirs.
   */
  static List<String> of(ThreadHead head, Post post) {
    var units = new ArrayList<String>();
    if (post.floor() == 1) {
      join(units, of(head.title()));
    }
    int start = 0;
    List<Span> quotes =
        post.quotes().stream().sorted(Comparator.comparingInt(Span::start)).toList();
    for (Span quote : quotes) {
      if (quote.start() > start) {
        join(units, of(post.text().substring(start, quote.start())));
      }
      start = Math.max(start, quote.end());
    }
    join(units, of(post.text().substring(start)));
    return units;
  }

  private static void join(List<String> units, List<String> more) {
    if (!units.isEmpty() && !more.isEmpty()) {
      units.add(BREAK);
    }
    units.addAll(more);
  }
}
