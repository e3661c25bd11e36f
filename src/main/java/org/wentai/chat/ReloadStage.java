package org.wentai.chat;

import org.wentai.index.BuildProgress;

/**
 * How far a reload is.
 *
 * @param step what is being done
 * @param done units of it done
 * @param total units in all, maybe a guess; 0 when not known
 */
record ReloadStage(Step step, long done, long total) {
  /** The steps, each with the part of the bar that is its own, in percent. */
  enum Step {
    READ(0, 50),
    EMBED(50, 88),
    CHECK(88, 90),
    GOLDEN(90, 97),
    COMPARE(97, 100);

    private final int from;
    private final int to;

    Step(int from, int to) {
      this.from = from;
      this.to = to;
    }
  }

  /**
   * A step of the build.
   *
   * @param served how many threads are served now: the best guess at how many will be read
   */
  static ReloadStage of(BuildProgress.Step step, long done, long total, long served) {
    return switch (step) {
      case READ -> new ReloadStage(Step.READ, done, total < 0 ? served : total);
      case EMBED -> new ReloadStage(Step.EMBED, done, total);
      case CHECK -> new ReloadStage(Step.CHECK, done, total);
    };
  }

  /** Of the whole reload, 0 to 99. */
  int percent() {
    double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
    return (int) Math.min(99, step.from + share * (step.to - step.from));
  }
}
