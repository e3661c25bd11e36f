package org.wentai.knowledge;

import org.wentai.index.BuildReport;
import org.wentai.source.ReadReport;

/**
 * What a build of the index read and made.
 *
 * @param read what the folder gave
 * @param built what the index became
 */
public record Refresh(ReadReport read, BuildReport built) {}
