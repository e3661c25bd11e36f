package org.wentai.source;

import java.nio.file.Path;

/**
 * One file of the knowledge folder.
 *
 * @param path where it lies
 * @param name relative to the folder, with slashes
 * @param id the thread id that its name gives; no two files share one
 */
record SourceFile(Path path, String name, String id) {}
