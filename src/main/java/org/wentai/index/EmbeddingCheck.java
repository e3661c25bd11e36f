package org.wentai.index;

import java.time.Duration;

/**
 * Whether the embedding model works here.
 *
 * @param model its name
 * @param works whether it embedded a text
 * @param problem why not, empty when it works
 * @param took time of loading it (nothing when it was loaded) and embedding one text
 */
public record EmbeddingCheck(String model, boolean works, String problem, Duration took) {}
