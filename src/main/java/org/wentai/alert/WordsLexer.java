package org.wentai.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wentai.text.Folding;

/** Cuts written words into words, phrases, parentheses and operators. */
final class WordsLexer {
  private static final Set<String> OR = Set.of("or", "或", "或者");
  private static final Set<String> AND = Set.of("and", "与", "且", "并且");
  private static final Set<String> NOT = Set.of("not", "非");

  /** What a part of the text is. */
  enum Kind {
    WORD,
    OPEN,
    CLOSE,
    OR,
    AND,
    NOT,
    END
  }

  /**
   * A part of the text.
   *
   * @param written as it stands there; a phrase without its quotation marks
   */
  record Lexeme(Kind kind, String written, int start) {}

  private final String written;
  private final String folded;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;

  private WordsLexer(String written) {
    this.written = written;
    this.folded = Folding.fold(written);
  }

  /** The parts of {@code written}, the last of which is its end. */
  static List<Lexeme> of(String written) throws RefusedException {
    var lexer = new WordsLexer(written);
    while (lexer.at < written.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, written.length(), written.length());
    return lexer.lexemes;
  }

  private void next() throws RefusedException {
    char c = folded.charAt(at);
    if (parts(at)) {
      at++;
    } else if (c == '(' || c == ')' || c == '|' || c == '&') {
      mark(c);
    } else if (c == '"') {
      phrase();
    } else if (c == '-' && at + 1 < folded.length() && !parts(at + 1)) {
      add(Kind.NOT, at, at + 1);
      at++;
    } else {
      word();
    }
  }

  /** A mark that is written twice, as {@code ||}, is one. */
  private void mark(char c) {
    int start = at++;
    if ((c == '|' || c == '&') && at < folded.length() && folded.charAt(at) == c) {
      at++;
    }
    Kind kind =
        switch (c) {
          case '(' -> Kind.OPEN;
          case ')' -> Kind.CLOSE;
          case '|' -> Kind.OR;
          default -> Kind.AND;
        };
    add(kind, start, at);
  }

  private void phrase() throws RefusedException {
    int end = folded.indexOf('"', at + 1);
    if (end < 0) {
      throw new RefusedException(new WordsRefusal.OpenQuote());
    }
    add(Kind.WORD, at + 1, end);
    at = end + 1;
  }

  private void word() {
    int start = at;
    while (at < folded.length() && !parts(at) && "()|&\"".indexOf(folded.charAt(at)) < 0) {
      at++;
    }
    String word = folded.substring(start, at);
    Kind kind =
        OR.contains(word)
            ? Kind.OR
            : AND.contains(word) ? Kind.AND : NOT.contains(word) ? Kind.NOT : Kind.WORD;
    add(kind, start, at);
  }

  private void add(Kind kind, int start, int end) {
    lexemes.add(new Lexeme(kind, written.substring(start, end), start));
  }

  /** Whether words end here: at white space, and at marks that list things but for 1,000. */
  private boolean parts(int i) {
    char c = folded.charAt(i);
    boolean inNumber =
        c == ','
            && i > 0
            && i + 1 < folded.length()
            && Character.isDigit(folded.charAt(i - 1))
            && Character.isDigit(folded.charAt(i + 1));
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || !inNumber && ",;、。".indexOf(c) >= 0;
  }
}
