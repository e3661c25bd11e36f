package org.wentai.index;

/**
 * How to index.
 *
 * @param vectors whether sentences are embedded
 * @param vectorsLimit with AUTO: the most sentences that a build embeds before what it built
 *     serves; above it that serves by words, and vectors are added behind
 * @param keep generations kept for rollback besides the serving one
 * @param liveLimit posts of live threads held in memory until the index is built anew with them
 */
public record IndexSettings(Vectors vectors, int vectorsLimit, int keep, int liveLimit) {
  /** What {@link #liveLimit} is when nobody sets it. */
  public static final int LIVE_LIMIT = 10_000;

  public IndexSettings(Vectors vectors, int vectorsLimit, int keep) {
    this(vectors, vectorsLimit, keep, LIVE_LIMIT);
  }

  /** The switch for vectors. */
  public enum Vectors {
    ON,
    OFF,
    AUTO
  }
}
