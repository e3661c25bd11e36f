package org.wentai.telegram.standin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entities that Telegram finds in a plain text by itself. Commands and mentions are found as it
 * finds them; hashtags and links only where they are plain.
 */
final class FoundEntities {
  /** What joins words, so that a command or mention next to it is none: Chinese letters too. */
  private static final String WORD = "\\p{L}\\p{N}_";

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?<![W/<>])/[a-zA-Z0-9_]{1,64}+(?:@[a-zA-Z0-9_]{3,32}+(?![W/<>])|(?![W/<>@]))"
              .replace("W", WORD));
  private static final Pattern MENTION =
      Pattern.compile("(?<![W])@[A-Za-z0-9_]{4,32}(?![W])".replace("W", WORD));
  private static final Pattern HASHTAG =
      Pattern.compile("(?<![W])#(?=[W]{0,255}\\p{L})[W]{1,256}(?![W#])".replace("W", WORD));
  private static final Pattern URL = Pattern.compile("(?<![W/@])https?://\\S+".replace("W", WORD));

  private FoundEntities() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    find(URL, "url", text, found);
    find(COMMAND, "bot_command", text, found);
    find(MENTION, "mention", text, found);
    find(HASHTAG, "hashtag", text, found);
    found.sort(Comparator.comparingInt(Entity::offset));
    return List.copyOf(found);
  }

  /** What is formatted stays; what is found is added where it crosses nothing. */
  static FormattedText added(FormattedText formatted) {
    List<Entity> all = new ArrayList<>(formatted.entities());
    for (Entity found : in(formatted.text())) {
      if (formatted.entities().stream().noneMatch(e -> forbids(e, found))) {
        all.add(found);
      }
    }
    all.sort(
        Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed()));
    return new FormattedText(formatted.text(), List.copyOf(all));
  }

  private static boolean forbids(Entity formatted, Entity found) {
    boolean apart =
        found.offset() + found.length() <= formatted.offset()
            || formatted.offset() + formatted.length() <= found.offset();
    return !apart
        && List.of("text_link", "text_mention", "code", "pre", "date_time")
            .contains(formatted.type());
  }

  private static void find(Pattern pattern, String type, String text, List<Entity> found) {
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      int start = match.start();
      int end = match.end();
      if (found.stream().noneMatch(e -> start < e.offset() + e.length() && e.offset() < end)) {
        found.add(new Entity(type, start, end - start, ""));
      }
    }
  }
}
