package org.wentai.index;

/** Told how a build goes; called from the building thread. */
@FunctionalInterface
public interface BuildProgress {
  /**
   * @param step what is being done
   * @param done units done of this step
   * @param total units in all, or -1 when not known yet
   */
  void at(Step step, long done, long total);

  /** The steps of a build, in order. */
  enum Step {
    READ,
    EMBED,
    CHECK
  }
}
