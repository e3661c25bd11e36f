package org.wentai.index;

import java.util.List;
import java.util.Optional;

/**
 * The state of an index on disk.
 *
 * @param serving the serving generation, absent when there is none that can be read
 * @param problem why the serving generation cannot be read, and the mend
 * @param generations all complete generations, oldest first
 * @param bytes size on disk of all generations
 */
public record IndexStatus(
    Optional<GenerationInfo> serving,
    Optional<String> problem,
    List<String> generations,
    long bytes) {
  public IndexStatus {
    generations = List.copyOf(generations);
  }
}
