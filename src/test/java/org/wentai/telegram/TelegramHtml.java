package org.wentai.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a message's HTML by the rules of the Bot API's page ("HTML style"), and refuses what they
 * do not name. Stricter than Telegram: what Telegram keeps as plain text, such as a stray {@code
 * &copy;} or a lone surrogate, is an error too.
 */
public final class TelegramHtml {
  private static final Pattern TAG =
      Pattern.compile("<(?<end>/?)(?<name>[a-z-]+)(?<attributes>[^<>]*)>");
  private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|#\\d{1,7});");
  private static final Pattern HREF = Pattern.compile(" href=\"([^\"<>]+)\"");
  private static final Map<String, String> NAMED =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private final Deque<Entity> open = new ArrayDeque<>();

  private TelegramHtml(String html) {
    this.html = html;
  }

  /**
   * A range of the text.
   *
   * @param kind the tag's name, with {@code expandable} after it where it has that
   * @param url of a link
   */
  public record Entity(String kind, int start, int end, Optional<String> url) {
    public String in(String text) {
      return text.substring(start, end);
    }
  }

  /**
   * A message as read.
   *
   * @param entities by their start, the outer before the inner
   */
  public record Message(String text, List<Entity> entities) {
    List<String> of(String kind) {
      return entities.stream().filter(e -> e.kind().equals(kind)).map(e -> e.in(text)).toList();
    }
  }

  /**
   * Reads {@code html}.
   *
   * @throws IllegalArgumentException when the rules refuse it, and where
   */
  public static Message parse(String html) {
    return new TelegramHtml(html).read();
  }

  private Message read() {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(html)) {
      throw refused("half a surrogate pair", 0);
    }
    int at = 0;
    while (at < html.length()) {
      at =
          switch (html.charAt(at)) {
            case '<' -> tag(at);
            case '&' -> entity(at);
            case '>' -> throw refused("a bare >", at);
            default -> plain(at);
          };
    }
    if (!open.isEmpty()) {
      throw refused("not closed: " + open.element().kind(), at);
    }
    entities.sort(
        Comparator.comparingInt(Entity::start)
            .thenComparing(Comparator.comparingInt(Entity::end).reversed()));
    return new Message(text.toString(), List.copyOf(entities));
  }

  private int plain(int at) {
    text.append(html.charAt(at));
    return at + 1;
  }

  private int entity(int at) {
    Matcher found = ENTITY.matcher(html).region(at, html.length());
    if (!found.lookingAt()) {
      throw refused("a bare &", at);
    }
    String name = found.group(1);
    text.append(
        name.startsWith("#")
            ? Character.toString(Integer.parseInt(name.substring(1)))
            : NAMED.get(name));
    return found.end();
  }

  private int tag(int at) {
    Matcher found = TAG.matcher(html).region(at, html.length());
    if (!found.lookingAt()) {
      throw refused("a bare <", at);
    }
    String name = found.group("name");
    String attributes = found.group("attributes");
    if (found.group("end").isEmpty()) {
      open.push(opened(name, attributes, at));
    } else {
      if (open.isEmpty() || !open.element().kind().split(" ")[0].equals(name)) {
        throw refused("closes what is not open: " + name, at);
      }
      close(open.pop(), at);
    }
    return found.end();
  }

  private Entity opened(String name, String attributes, int at) {
    boolean quotation = name.equals("blockquote");
    if (quotation && open.stream().anyMatch(e -> e.kind().startsWith("blockquote"))) {
      throw refused("a quotation in a quotation", at);
    }
    Matcher href = HREF.matcher(attributes);
    boolean known =
        switch (name) {
          case "b", "i" -> attributes.isEmpty();
          case "blockquote" -> attributes.isEmpty() || attributes.equals(" expandable");
          case "a" -> href.matches();
          default -> false;
        };
    if (!known) {
      throw refused("not of the rules: " + name + attributes, at);
    }
    Optional<String> url =
        name.equals("a") ? Optional.of(parse(href.group(1)).text()) : Optional.empty();
    return new Entity(quotation ? name + attributes : name, text.length(), text.length(), url);
  }

  private void close(Entity opened, int at) {
    if (opened.start() == text.length()) {
      throw refused("nothing in it: " + opened.kind(), at);
    }
    entities.add(new Entity(opened.kind(), opened.start(), text.length(), opened.url()));
  }

  private IllegalArgumentException refused(String why, int at) {
    return new IllegalArgumentException(why + " at " + at + " of: " + html);
  }
}
