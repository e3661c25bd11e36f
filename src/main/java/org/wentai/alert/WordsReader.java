package org.wentai.alert;

import java.util.ArrayList;
import java.util.List;
import org.wentai.alert.WordsLexer.Kind;
import org.wentai.alert.WordsLexer.Lexeme;

/**
 * Reads the words that somebody wants to be told of.
 *
 * <pre>
 * any   = every { OR every }          OR:  or, |, 或, 或者
 * every = part { [AND] part }         AND: and, &amp;, 与, 且, 并且, or nothing between
 * part  = { NOT } ( word | "phrase" | '(' any ')' )   NOT: not, 非, a - before a word
 * </pre>
 *
 * <p>All may be of full width. A word stands for itself as it is written: 停车 for these two
 * characters side by side, park for the whole word. Not a library's parser: see
 * docs/decisions/0053-subscriptions.md.
 */
final class WordsReader {
  /** The most UTF-16 units that may be written. */
  static final int LONGEST = 200;

  /** The most words and phrases. */
  static final int MOST = 20;

  private final String written;
  private final List<Lexeme> lexemes;
  private int at;

  private WordsReader(String written) throws RefusedException {
    this.written = written;
    this.lexemes = WordsLexer.of(written);
  }

  /**
   * What {@code written} asks for.
   *
   * @throws RefusedException when it cannot be looked for, or is more than anybody may ask for
   */
  static Words read(String written) throws RefusedException {
    String said = written.strip();
    if (said.length() > LONGEST) {
      throw new RefusedException(new WordsRefusal.TooLong(LONGEST));
    }
    Words words = stored(said);
    if (words.terms() > MOST) {
      throw new RefusedException(new WordsRefusal.TooMany(MOST));
    }
    return words;
  }

  /**
   * What {@link Words#folded} wrote, however long.
   *
   * @throws RefusedException when that did not write it
   */
  static Words stored(String folded) throws RefusedException {
    var reader = new WordsReader(folded);
    if (reader.peek().kind() == Kind.END) {
      throw new RefusedException(new WordsRefusal.Empty());
    }
    Words words = reader.any();
    if (reader.peek().kind() == Kind.CLOSE) {
      throw new RefusedException(new WordsRefusal.Unbalanced(false));
    }
    return words;
  }

  private Words any() throws RefusedException {
    var either = new ArrayList<Words>();
    either.add(every());
    while (peek().kind() == Kind.OR) {
      operator();
      either.add(every());
    }
    return Words.any(either);
  }

  private Words every() throws RefusedException {
    int start = peek().start();
    var wanted = new ArrayList<Words>();
    var unwanted = new ArrayList<Words>();
    boolean more = true;
    while (more) {
      boolean not = peek().kind() == Kind.NOT;
      if (not) {
        operator();
      }
      (not ? unwanted : wanted).add(part());
      if (peek().kind() == Kind.AND) {
        operator();
      } else {
        more = startsPart(peek().kind());
      }
    }
    if (wanted.isEmpty()) {
      String part = written.substring(start, peek().start()).strip();
      throw new RefusedException(new WordsRefusal.OnlyExcludes(part));
    }
    return Words.every(wanted, unwanted);
  }

  private Words part() throws RefusedException {
    Lexeme lexeme = next();
    return switch (lexeme.kind()) {
      case WORD -> term(lexeme.written());
      case OPEN -> {
        Words inside = any();
        if (next().kind() != Kind.CLOSE) {
          throw new RefusedException(new WordsRefusal.Unbalanced(true));
        }
        yield inside;
      }
      case NOT -> {
        Words inside = part();
        throw new RefusedException(new WordsRefusal.OnlyExcludes("-" + inside.folded()));
      }
      case CLOSE ->
          throw new RefusedException(
              lexeme.start() > 0 && lexemes.get(Math.max(0, at - 2)).kind() == Kind.OPEN
                  ? new WordsRefusal.Empty()
                  : new WordsRefusal.Unbalanced(false));
      case OR, AND -> throw new RefusedException(new WordsRefusal.Dangling(lexeme.written()));
      case END -> throw new RefusedException(new WordsRefusal.Unbalanced(true));
    };
  }

  private static Words term(String written) throws RefusedException {
    List<String> units = TextUnits.of(written);
    if (units.isEmpty()) {
      throw new RefusedException(new WordsRefusal.Unsearchable(written));
    }
    return new Words.Term(units);
  }

  /** Passes an operator, which must have something to work on after it. */
  private void operator() throws RefusedException {
    Lexeme operator = next();
    Kind after = peek().kind();
    if (!startsPart(after)) {
      throw new RefusedException(new WordsRefusal.Dangling(operator.written()));
    }
  }

  private static boolean startsPart(Kind kind) {
    return kind == Kind.WORD || kind == Kind.OPEN || kind == Kind.NOT;
  }

  private Lexeme peek() {
    return lexemes.get(at);
  }

  private Lexeme next() {
    Lexeme next = lexemes.get(at);
    at = Math.min(at + 1, lexemes.size() - 1);
    return next;
  }
}
