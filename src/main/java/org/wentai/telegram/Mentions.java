package org.wentai.telegram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.telegram.Entities.Place;

/**
 * Where a text names the bot. Names are looked for in the text itself, because {@code @bot停车} and
 * {@code 停车@bot} have no entity.
 *
 * @param ofMe the places that name the bot, in order
 * @param ofAnotherBot whether another bot is named: usernames of bots end in {@code bot}
 */
record Mentions(List<Place> ofMe, boolean ofAnotherBot) {
  private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9_])[@＠]([A-Za-z0-9_]++)");

  /** The mentions in {@code text}. */
  static Mentions in(String text, Entities entities, Reader.Me me) {
    List<Place> ofMe = new ArrayList<>();
    boolean other = false;
    for (Entities.User user : entities.users()) {
      if (user.id() == me.id()) {
        ofMe.add(user.place());
      }
      other |= user.id() != me.id() && user.isBot();
    }
    Matcher named = NAME.matcher(text);
    while (named.find()) {
      Place place = new Place(named.start(), named.end());
      if (!entities.quietAt(place)) {
        boolean mine = named.group(1).equalsIgnoreCase(me.username());
        if (mine) {
          ofMe.add(place);
        }
        other |= !mine && named.group(1).toLowerCase(Locale.ROOT).endsWith("bot");
      }
    }
    ofMe.sort(Comparator.comparingInt(Place::start));
    return new Mentions(List.copyOf(ofMe), other);
  }

  /** {@code text} without the places that name the bot, and without what set them apart. */
  String cut(String text) {
    if (ofMe.isEmpty()) {
      return Trimming.blanks(text);
    }
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (Place place : ofMe) {
      join(rest, text.substring(from, Math.max(from, place.start())));
      from = Math.max(from, place.end());
    }
    join(rest, text.substring(from));
    return Trimming.punctuation(rest.toString());
  }

  /** Adds a part: one blank between what had blanks, and between words of one script's letters. */
  private static void join(StringBuilder rest, String part) {
    if (rest.isEmpty() || part.isEmpty()) {
      rest.append(part);
      return;
    }
    char before = rest.charAt(rest.length() - 1);
    int from = 0;
    while (Trimming.isBlank(before)
        && from < part.length()
        && Trimming.isBlank(part.charAt(from))) {
      from++;
    }
    if (isWord(before) && isWord(part.charAt(0))) {
      rest.append(' ');
    }
    rest.append(part, from, part.length());
  }

  /** A letter or digit of a script that sets words apart by blanks. */
  private static boolean isWord(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }
}
