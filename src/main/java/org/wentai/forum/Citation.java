package org.wentai.forum;

/**
 * A claim that a post says something, checkable against the post: a span of its text, or a value of
 * its record.
 */
public sealed interface Citation permits TextCitation, RecordCitation {

  /** The post that is cited. */
  PostRef post();

  /** The cited words, exactly as the post or its record has them. */
  String quoted();

  /**
   * Whether the stored post still reads as this citation quotes it.
   *
   * @param head the stored thread of {@link #post()}
   * @param stored the stored post of {@link #post()}
   */
  boolean holds(ThreadHead head, Post stored);
}
