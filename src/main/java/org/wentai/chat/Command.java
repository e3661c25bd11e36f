package org.wentai.chat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be said with a slash. */
public enum Command {
  HELP("help", "帮助"),
  SOURCES("sources", "来源"),
  MORE("more", "更多"),
  THREAD("thread", "帖子"),
  FLOOR("floor", "楼层"),
  LANG("lang", "语言"),
  QUIT("quit", "退出");

  private final List<String> names;

  Command(String... names) {
    this.names = List.of(names);
  }

  /** The English name, without slash. */
  public String word() {
    return names.getFirst();
  }

  /** All names, as typed: {@code /help}, {@code /帮助}. */
  public static List<String> typed() {
    return Arrays.stream(values()).flatMap(c -> c.names.stream()).map(n -> "/" + n).toList();
  }

  /**
   * A line with a slash, taken apart.
   *
   * @param command the command, absent when there is none of that name
   * @param word the name as typed, folded
   * @param argument what follows, without white space around it
   */
  record Said(Optional<Command> command, String word, String argument) {}

  /** Whether {@code text} is meant as a command; the slash may be of full width. */
  static boolean isMeant(String text) {
    String line = text.strip();
    return line.startsWith("/") || line.startsWith("\uFF0F");
  }

  /**
   * Takes a line with a slash apart; the argument may be glued to a name, as in {@code /floor3}.
   */
  static Said parse(String text) {
    String line = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().substring(1).strip();
    String lower = line.toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < line.length() && Character.isLetter(line.charAt(end))) {
      end++;
    }
    String word = lower.substring(0, Math.min(end, lower.length()));
    Optional<Named> found = named(word);
    int cut = found.map(n -> n.name().length()).orElse(end);
    return new Said(found.map(Named::command), word, line.substring(cut).strip());
  }

  private record Named(Command command, String name) {}

  /** The command whose name is {@code word}, or begins it with Chinese words glued on. */
  private static Optional<Named> named(String word) {
    return Arrays.stream(values())
        .flatMap(c -> c.names.stream().map(n -> new Named(c, n)))
        .filter(n -> word.equals(n.name()) || glued(word, n.name()))
        .max(Comparator.comparingInt(n -> n.name().length()));
  }

  private static boolean glued(String word, String name) {
    return word.startsWith(name) && (isHan(word.charAt(name.length())) || isHan(name.charAt(0)));
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
