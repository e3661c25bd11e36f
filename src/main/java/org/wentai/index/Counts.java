package org.wentai.index;

/** How much was indexed. */
record Counts(long threads, long posts, long passages, long sentences) {}
