package org.wentai.terminal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The processor time that the threads of this program took: what is left of a measured time where
 * other programs keep the processors busy. Without the JVM's own threads, which compile and
 * collect.
 */
final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  /** Milliseconds since some time before; of all threads that live, together. */
  static double millis() {
    long nanos = 0;
    for (long id : THREADS.getAllThreadIds()) {
      nanos += Math.max(0, THREADS.getThreadCpuTime(id)); // -1 when it ended meanwhile
    }
    return nanos / 1e6;
  }
}
