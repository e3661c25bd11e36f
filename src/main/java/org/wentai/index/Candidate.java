package org.wentai.index;

import org.jspecify.annotations.Nullable;

/** A passage on its way to becoming a hit. */
final class Candidate {
  final int document;
  final int order;

  /** BM25, summed over the fields; 0 when no word matches. */
  final float lexical;

  /** The sentences' cosines; none without vectors. */
  final float[] cosines;

  /** The best cosine, NaN without vectors. */
  final float dense;

  double score;

  /** Its text, once it was read. */
  @Nullable Read read;

  /** The folded sentence that says most of the question; null when none says any of it. */
  @Nullable String bestSentence;

  /** How much of the question that sentence says, 0 to 1. */
  double covered;

  /** The folded sentence of the post it answers that asks the question, where one does. */
  @Nullable String asked;

  Candidate(int document, int order, float lexical, float[] cosines) {
    this.document = document;
    this.order = order;
    this.lexical = lexical;
    this.cosines = cosines;
    float best = Float.NaN;
    for (float cosine : cosines) {
      best = best >= cosine ? best : cosine;
    }
    this.dense = best;
  }

  /** Where it stands, and what. */
  record Read(ReadPost post, Passage passage) {}
}
