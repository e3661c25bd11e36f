package org.wentai.index;

/**
 * How to index.
 *
 * @param vectors whether sentences are embedded
 * @param vectorsLimit with AUTO: the most sentences that a build embeds; above it, words only
 * @param keep generations kept for rollback besides the serving one
 */
public record IndexSettings(Vectors vectors, int vectorsLimit, int keep) {
  /** The switch for vectors. */
  public enum Vectors {
    ON,
    OFF,
    AUTO
  }
}
