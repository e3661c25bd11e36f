package org.wentai.index;

import java.util.ArrayList;
import java.util.List;
import org.wentai.text.Folding;
import org.wentai.text.Token;
import org.wentai.text.Tokens;

/**
 * The index terms of a text.
 *
 * @param singles CJK characters singly, Latin and digit words
 * @param pairs pairs of neighbouring CJK characters, CJK characters that stand alone, Latin and digit
 *     words
 */
record Units(List<String> singles, List<String> pairs) {

  /** The terms of {@code text}, which need not be folded. */
  static Units of(String text) {
    return ofFolded(Folding.fold(text));
  }

  static Units ofFolded(String folded) {
    List<Token> tokens = Tokens.of(folded);
    var singles = new ArrayList<String>(tokens.size());
    var pairs = new ArrayList<String>(tokens.size());
    boolean joined = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      singles.add(token.text());
      boolean joins = i + 1 < tokens.size() && adjacent(token, tokens.get(i + 1));
      if (joins) {
        pairs.add(folded.substring(token.start(), tokens.get(i + 1).end()));
      } else if (!joined) {
        pairs.add(token.text());
      }
      joined = joins;
    }
    return new Units(singles, pairs);
  }

  private static boolean adjacent(Token token, Token next) {
    return token.han() && next.han() && token.end() == next.start();
  }
}
