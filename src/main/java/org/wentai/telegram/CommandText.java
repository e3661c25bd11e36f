package org.wentai.telegram;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command at the start of a text. It is read from the text and not from Telegram's entities,
 * because {@code /ask停车}, {@code ／ask 停车} and {@code /帮助} have none.
 *
 * @param name without slash and bot's name, in lower case; the English one where the bot has it
 * @param addressee the bot's name behind the @, where one is named
 * @param argument what follows, without white space around it
 * @param known whether the bot has such a command
 */
record CommandText(String name, Optional<String> addressee, String argument, boolean known) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]++");
  private static final Pattern ADDRESSEE = Pattern.compile("[@＠]([A-Za-z0-9_]++)");
  private static final Pattern NUMBERED = Pattern.compile("([a-z_]+)(\\d+)");

  /** Telegram takes no longer word for a command, and none that one of these follows: a path. */
  private static final int LONGEST = 64;

  private static final String NOT_AFTER = "/<>／";

  /** The command that {@code text} begins with, if it begins with one. */
  static Optional<CommandText> parse(String text) {
    String line = Trimming.blanks(text);
    if (line.isEmpty() || !isSlash(line.charAt(0))) {
      return Optional.empty();
    }
    String rest = line.substring(1);
    Matcher word = NAME.matcher(rest);
    if (word.lookingAt()) {
      return english(word.group().toLowerCase(Locale.ROOT), rest.substring(word.end()));
    }
    return SlashCommand.begins(rest)
        .map(c -> new Cut(rest.substring(c.name().length())).command(c.command().word(), "", true));
  }

  /** {@code /停车费} names no command that anybody has: the question was put behind a slash. */
  static String withoutSlash(String question) {
    boolean chinese =
        question.length() > 1
            && isSlash(question.charAt(0))
            && Character.UnicodeScript.of(question.charAt(1)) == Character.UnicodeScript.HAN;
    return chinese && parse(question).isEmpty() ? question.substring(1) : question;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '／';
  }

  private static Optional<CommandText> english(String word, String rest) {
    Cut cut = new Cut(rest);
    if (word.length() > LONGEST
        || (!cut.rest.isEmpty() && NOT_AFTER.indexOf(cut.rest.charAt(0)) >= 0)) {
      return Optional.empty();
    }
    if (SlashCommand.named(word).isPresent()) {
      return Optional.of(cut.command(word, "", true));
    }
    Matcher numbered = NUMBERED.matcher(word);
    if (numbered.matches() && SlashCommand.named(numbered.group(1)).isPresent()) {
      return Optional.of(cut.command(numbered.group(1), numbered.group(2), true));
    }
    return Optional.of(cut.command(word, "", false));
  }

  /** What follows a command's name, cut into addressee and the rest. */
  private static final class Cut {
    private final Optional<String> addressee;
    private final String rest;

    Cut(String text) {
      Matcher at = ADDRESSEE.matcher(text);
      boolean found = at.lookingAt();
      addressee = found ? Optional.of(at.group(1)) : Optional.empty();
      rest = found ? text.substring(at.end()) : text;
    }

    CommandText command(String name, String glued, boolean known) {
      String argument = glued.isEmpty() ? rest : glued + " " + Trimming.blanks(rest);
      return new CommandText(name, addressee, Trimming.blanks(argument), known);
    }
  }
}
