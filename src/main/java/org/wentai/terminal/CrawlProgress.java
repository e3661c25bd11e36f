package org.wentai.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.wentai.chat.Messages;
import org.wentai.crawl.Crawls;
import org.wentai.terminal.Surroundings.Stream;

/** Shows how looking at sites goes: one line that redraws itself, or a line now and then. */
final class CrawlProgress implements AutoCloseable {
  private static final long REDRAW_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LINE_EVERY = TimeUnit.SECONDS.toNanos(10);

  private final PrintStream err;
  private final boolean terminal;
  private final Messages messages;
  private long next;
  private boolean drawn;

  CrawlProgress(Session session) {
    this.err = session.surroundings().err();
    this.terminal = session.surroundings().isTerminal(Stream.ERR);
    this.messages = session.messages();
    this.next = System.nanoTime() + (terminal ? REDRAW_EVERY : LINE_EVERY);
  }

  void show(List<Crawls.State> sites) {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + (terminal ? REDRAW_EVERY : LINE_EVERY);
    String line = sites.stream().map(this::line).collect(Collectors.joining("; "));
    if (terminal) {
      err.print("\r\u001b[K" + line);
      err.flush();
      drawn = true;
    } else {
      err.println(line);
    }
  }

  private String line(Crawls.State state) {
    String name = state.site().name();
    return state
        .filling()
        .map(filling -> name + ": " + filling(messages, filling))
        .orElseGet(() -> messages.say("crawl.progress", name, state.posts()));
  }

  /** How far a backfill is, in words. */
  static String filling(Messages messages, Crawls.Filling filling) {
    String left =
        filling
            .left()
            .map(time -> left(messages, time))
            .orElseGet(() -> messages.say("crawl.left.unknown"));
    return messages.say(
        filling.listing() ? "crawl.filling.listing" : "crawl.filling",
        filling.pages(),
        filling.posts(),
        filling.threadsLeft(),
        left);
  }

  private static String left(Messages messages, Duration time) {
    return time.toHours() > 0
        ? messages.say("crawl.left.hours", time.toHours(), time.toMinutesPart())
        : messages.say("crawl.left.minutes", time.toMinutes(), time.toSecondsPart());
  }

  @Override
  public void close() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
