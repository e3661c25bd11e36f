package org.wentai.source;

/**
 * A file or folder that was left alone on purpose; not a problem.
 *
 * @param file relative to the knowledge folder, with slashes
 * @param reason why, without a full stop
 */
public record SkippedFile(String file, String reason) {}
