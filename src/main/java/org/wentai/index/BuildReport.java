package org.wentai.index;

import java.time.Duration;

/**
 * What a build did.
 *
 * @param generation the name of the generation that now serves
 * @param threads threads indexed
 * @param posts posts indexed
 * @param passages passages they were cut into
 * @param sentences sentences of those passages
 * @param embedded sentences that the model embedded in this build
 * @param reused sentences whose vector was known already
 * @param vectors whether the generation has vectors
 * @param took from the start of the build to the swap
 * @param why why it has vectors, or has not
 */
public record BuildReport(
    String generation,
    long threads,
    long posts,
    long passages,
    long sentences,
    long embedded,
    long reused,
    boolean vectors,
    Duration took,
    VectorsChoice why) {

  /** Why a generation has vectors or not. */
  public enum VectorsChoice {
    /** It has vectors. */
    EMBEDDED,
    /** The settings switch vectors off. */
    SWITCHED_OFF,
    /**
     * With {@link IndexSettings.Vectors#AUTO}, more sentences were new than {@link
     * IndexSettings#vectorsLimit}: it serves by words, until {@link Generations#addVectors} puts
     * one with vectors in its place.
     */
    BEHIND,
    /** The embedding model does not load here; {@link Generations#checkEmbedding} tells why. */
    NO_MODEL
  }
}
