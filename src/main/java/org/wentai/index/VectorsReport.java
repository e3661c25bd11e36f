package org.wentai.index;

import java.time.Duration;

/**
 * What became of adding vectors to the generation that serves by words.
 *
 * @param outcome what became of it
 * @param embedded sentences that the model embedded now
 * @param reused sentences whose vector was known, of an earlier try too
 * @param took how long it took
 */
public record VectorsReport(Outcome outcome, long embedded, long reused, Duration took) {

  static VectorsReport none(Outcome why) {
    return new VectorsReport(why, 0, 0, Duration.ZERO);
  }

  /** What became of it. */
  public enum Outcome {
    /** What serves now has vectors. */
    ADDED,
    /** Nothing serves, or it has vectors, or the settings switch them off. */
    NOT_WANTED,
    /** The embedding model does not load here; {@link Generations#checkEmbedding} tells why. */
    NO_MODEL,
    /** A build runs, or another process embeds; what was embedded until then is kept. */
    BUSY,
    /** It was stopped; what was embedded until then is kept. */
    STOPPED
  }
}
