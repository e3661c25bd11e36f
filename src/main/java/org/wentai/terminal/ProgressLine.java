package org.wentai.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.wentai.chat.Messages;
import org.wentai.index.BuildProgress;

/**
 * Shows how a build goes: on a terminal one line that redraws itself, elsewhere a line now and
 * then. Nothing is shown of a build that ends at once.
 */
final class ProgressLine implements BuildProgress {
  private static final int CELLS = 30;
  private static final long FIRST_AFTER = TimeUnit.MILLISECONDS.toNanos(700);
  private static final long REDRAW_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LINE_EVERY = TimeUnit.SECONDS.toNanos(10);

  private final PrintStream err;
  private final boolean terminal;
  private final Messages messages;
  private long next = System.nanoTime() + FIRST_AFTER;
  private boolean drawn;

  ProgressLine(PrintStream err, boolean terminal, Messages messages) {
    this.err = err;
    this.terminal = terminal;
    this.messages = messages;
    if (!terminal) {
      next = System.nanoTime() + LINE_EVERY;
    }
  }

  @Override
  public synchronized void at(Step step, long done, long total) {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + (terminal ? REDRAW_EVERY : LINE_EVERY);
    String line = text(step, done, total);
    if (terminal) {
      err.print("\r\u001b[K" + line);
      err.flush();
      drawn = true;
    } else {
      err.println(line);
    }
  }

  String text(Step step, long done, long total) {
    String name = messages.say("step." + step.name().toLowerCase(Locale.ROOT));
    if (total <= 0) {
      return name + " " + done;
    }
    int full = (int) Math.min(CELLS, CELLS * done / total);
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    return name
        + " "
        + bar
        + " "
        + Math.min(100, 100 * done / total)
        + "% ("
        + done
        + "/"
        + total
        + ")";
  }

  /** Takes the drawn line away. */
  synchronized void clear() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
      drawn = false;
    }
  }
}
