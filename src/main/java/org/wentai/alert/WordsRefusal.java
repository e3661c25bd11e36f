package org.wentai.alert;

/** Why words that somebody wants to be told of cannot be looked for, and where to mend them. */
public sealed interface WordsRefusal {
  /** Nothing but white space and marks. */
  record Empty() implements WordsRefusal {}

  /** Longer than {@code most} UTF-16 units. */
  record TooLong(int most) implements WordsRefusal {}

  /** More than {@code most} words and phrases. */
  record TooMany(int most) implements WordsRefusal {}

  /**
   * A parenthesis without its partner.
   *
   * @param opening whether it is the opening one that stands alone
   */
  record Unbalanced(boolean opening) implements WordsRefusal {}

  /** A quotation mark without its partner. */
  record OpenQuote() implements WordsRefusal {}

  /**
   * An operator without words beside it.
   *
   * @param operator as written
   */
  record Dangling(String operator) implements WordsRefusal {}

  /**
   * Only what is not wanted: all posts but a few would match.
   *
   * @param part of what was written
   */
  record OnlyExcludes(String part) implements WordsRefusal {}

  /**
   * Nothing in it that posts are searched for: marks, pictures.
   *
   * @param word as written
   */
  record Unsearchable(String word) implements WordsRefusal {}
}
