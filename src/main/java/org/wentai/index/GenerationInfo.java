package org.wentai.index;

import java.time.Instant;

/** What a generation holds. */
public record GenerationInfo(
    String name,
    Instant builtAt,
    long threads,
    long posts,
    long passages,
    long sentences,
    boolean vectors) {}
