package org.wentai.alert;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.wentai.text.Folding;

/** What somebody wants to be told of, as they say it; nothing of it is checked. */
public sealed interface Wish {
  /** Nothing was said. */
  record Unsaid() implements Wish {}

  /** Every new post. */
  record All() implements Wish {}

  /** New posts of a board. */
  record Board(String name) implements Wish {}

  /**
   * New posts of a thread.
   *
   * @param given its id, the site's number or a link to it
   */
  record Thread(String given) implements Wish {}

  /** New posts by an author. */
  record Author(String name) implements Wish {}

  /** New posts with words, as {@code Words} reads them. */
  record Words(String written) implements Wish {}

  /** New posts that answer a question, which is to be asked first. */
  record Question(String text) implements Wish {}

  /**
   * What the words after {@code /subscribe} ask for: {@code all}, {@code board NAME}, {@code thread
   * ID}, {@code author NAME}, {@code question TEXT}, their Chinese names (全部, 版块, 帖子, 作者 or 楼主, 问),
   * a link, which is a thread's, a question that ends with its mark, or else words. A kind without
   * anything after it is a word like others.
   */
  static Wish of(String argument) {
    String said = argument.strip();
    if (said.isEmpty()) {
      return new Unsaid();
    }
    return Kind.ALL.names.contains(Folding.fold(said))
        ? new All()
        : named(said).orElseGet(() -> unnamed(said));
  }

  private static Wish unnamed(String said) {
    if (said.matches("(?i)https?://\\S+")) {
      return new Thread(said);
    }
    return said.endsWith("?") || said.endsWith("？") ? new Question(said) : new Words(said);
  }

  private static Optional<Wish> named(String said) {
    for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.ALL))) {
      for (String name : kind.names) {
        Optional<String> rest = after(name, said);
        if (rest.isPresent()) {
          return rest.map(kind.make);
        }
      }
    }
    return Optional.empty();
  }

  /** What follows {@code name} and white space or a colon. */
  private static Optional<String> after(String name, String said) {
    if (!Folding.fold(said).toLowerCase(Locale.ROOT).startsWith(name)
        || said.length() == name.length()) {
      return Optional.empty();
    }
    char next = Folding.fold(said.charAt(name.length()));
    String rest = said.substring(name.length() + 1).strip();
    return (Character.isWhitespace(next) || next == ':') && !rest.isEmpty()
        ? Optional.of(rest)
        : Optional.empty();
  }

  /** The kinds that can be named, by their names, folded. */
  enum Kind {
    ALL(rest -> new Words(rest), "all", "全部", "所有"),
    BOARD(Board::new, "board", "版块", "板块"),
    THREAD(Thread::new, "thread", "帖子", "主题"),
    AUTHOR(Author::new, "author", "作者", "楼主"),
    QUESTION(Question::new, "question", "问题", "问");

    private final Function<String, Wish> make;
    private final List<String> names;

    Kind(Function<String, Wish> make, String... names) {
      this.make = make;
      this.names = List.of(names);
    }
  }
}
