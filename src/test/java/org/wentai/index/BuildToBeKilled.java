package org.wentai.index;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Run as a process of its own: builds, tells each step, and stops for good at the given one. */
final class BuildToBeKilled {
  private BuildToBeKilled() {}

  public static void main(String[] args) {
    var stopAt = args[1];
    BuildProgress progress =
        (step, done, total) -> {
          System.out.println(step + (done == total ? " end" : " goes"));
          System.out.flush();
          while ((step + (done == total ? " end" : " goes")).equals(stopAt)) {
            LockSupport.park();
          }
        };
    try (var generations = Generations.in(Path.of(args[0]), Forum.VECTORS)) {
      generations.build(
          Forum.feed(
              Forum.thread("1", "题", "新的一楼。", "新的二楼。"), Forum.thread("9", "题", "新的帖子。")),
          progress);
    }
    System.out.println("BUILT");
  }
}
