package org.wentai.index;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * The fields of the words index. It has three kinds of documents, written thread by thread as one
 * block: the thread's head, then each post followed by its passages. So a passage refers to its
 * post, and a post to its head, by the distance of their document numbers, which merging keeps.
 */
final class WordsFields {
  /** On all: the thread's id. */
  static final String THREAD = "thread";

  /**
   * On heads and posts: the record, as {@link PostCodec} writes it. Not compressed: a question
   * reads some hundred of them here and there, and each would have blocks of its neighbours
   * unpacked.
   */
  static final String RECORD = "record";

  /** On heads: the thread's place in the order of reading. */
  static final String THREAD_ORDER = "threadOrder";

  /** On posts and passages: the floor. */
  static final String FLOOR = "floor";

  /** On posts: the distance to their head. */
  static final String TO_HEAD = "toHead";

  /** On posts whose posting time is known: that time, in seconds since 1970. */
  static final String POSTED = "posted";

  /** On passages: the distance to their post, which is 1 for its first. */
  static final String TO_POST = "toPost";

  /** On passages: their place in the order of reading, from 0, without gaps. */
  static final String ORDER = "order";

  /** On passages: {@link Units#singles}. On the others there and empty, as both after it. */
  static final String SINGLES = "singles";

  /** On passages: {@link Units#pairs}. */
  static final String PAIRS = "pairs";

  /** On passages: {@link Units#pairs} of the thread's title and the section's. */
  static final String TITLES = "titles";

  /** How terms are indexed: with frequencies, without positions, which no query here asks for. */
  static final FieldType TERMS = terms();

  private WordsFields() {}

  private static FieldType terms() {
    var type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }
}
