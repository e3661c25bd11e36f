package org.wentai.index;

import java.time.Duration;

/** What a build did. */
public record BuildReport(
    String generation,
    long threads,
    long posts,
    long passages,
    long sentences,
    long embedded,
    long reused,
    boolean vectors,
    Duration took) {}
