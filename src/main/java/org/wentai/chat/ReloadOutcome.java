package org.wentai.chat;

import java.time.Duration;
import java.util.List;
import org.wentai.knowledge.Changes;
import org.wentai.knowledge.Refresh;

/** How a reload ended. */
sealed interface ReloadOutcome {
  /**
   * The new generation serves.
   *
   * @param golden how many golden questions it answered
   * @param took from start to swap, all told
   */
  record Done(Refresh refresh, Changes changes, int golden, Duration took)
      implements ReloadOutcome {}

  /**
   * Golden questions were not answered as they should; nothing was swapped.
   *
   * @param of how many were asked
   */
  record Missed(List<GoldenMiss> misses, int of, Duration took) implements ReloadOutcome {}

  /** The file of golden questions cannot be read; nothing was built. */
  record BadGolden(List<String> faults) implements ReloadOutcome {}

  /**
   * It failed.
   *
   * @param why the bundle's key
   * @param detail what the message is filled in with
   */
  record Failed(String why, String detail) implements ReloadOutcome {}

  /** The program stopped. */
  record Stopped() implements ReloadOutcome {}
}
