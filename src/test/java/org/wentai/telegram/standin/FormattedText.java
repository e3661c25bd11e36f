package org.wentai.telegram.standin;

import java.util.List;

/** A text and its entities. */
public record FormattedText(String text, List<Entity> entities) {
  static FormattedText plain(String text) {
    return new FormattedText(text, List.of());
  }

  /** What is formatted as {@code type}, in order. */
  public List<String> parts(String type) {
    return entities.stream().filter(e -> e.type().equals(type)).map(e -> e.of(text)).toList();
  }
}
