package org.wentai.index;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Run as a process of its own: adds vectors, tells when some are there, and stops for good. */
final class EmbeddingToBeKilled {
  private EmbeddingToBeKilled() {}

  public static void main(String[] args) {
    BuildProgress progress =
        (step, done, total) -> {
          System.out.println(step + (done == total ? " end" : " goes"));
          System.out.flush();
          while (done < total) {
            LockSupport.park();
          }
        };
    try (var generations = Generations.in(Path.of(args[0]), Forum.VECTORS)) {
      generations.addVectors(progress, false, () -> false);
    }
  }
}
