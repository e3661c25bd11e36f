package org.wentai.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wentai.crawl.Looking;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wentai crawl}: looks at live sites, and shows and changes how they are watched. */
@Command(name = "crawl")
final class CrawlCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Wentai root;

  @Parameters(paramLabel = "NAME", descriptionKey = "site", arity = "0..1")
  private @Nullable String name;

  @Option(names = "--once")
  private boolean once;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--backfill")
  private boolean backfill;

  @Option(names = "--sites")
  private boolean sites;

  private CrawlCommand(Wentai root) {
    this.root = root;
  }

  static CommandLine line(Wentai root) {
    return new CommandLine(new CrawlCommand(root))
        .addSubcommand(new CrawlAddCommand(root))
        .addSubcommand(new CrawlPauseCommand(root))
        .addSubcommand(new CrawlResumeCommand(root))
        .addSubcommand(new CrawlBackfillCommand(root));
  }

  @Override
  public Integer call() throws InterruptedException {
    Session session = root.session();
    if (dryRun) {
      return CrawlRehearsal.run(session, Optional.ofNullable(name), backfill);
    }
    try (CrawlDesk desk = CrawlDesk.open(session)) {
      if (sites) {
        desk.list();
        return ExitStatus.DONE;
      }
      if (desk.isMissing(Optional.ofNullable(name))) {
        return ExitStatus.FAILED;
      }
      if (backfill) {
        desk.names(Optional.ofNullable(name)).forEach(desk.crawls()::backfill);
      }
      return look(session, desk);
    }
  }

  private int look(Session session, CrawlDesk desk) throws InterruptedException {
    session.expectLive();
    try (Looking looking = desk.crawls().look(Optional.ofNullable(name));
        CrawlProgress progress = new CrawlProgress(session)) {
      looking.busy().forEach(site -> session.tell("crawl.busy", site));
      if (!looking.busy().isEmpty() && looking.busy().size() == desk.names(asked()).size()) {
        return ExitStatus.FAILED;
      }
      // Without an end of its own: whoever started it ends it, at any moment.
      while (!once || !looking.isIdle()) {
        Instant next = looking.step();
        progress.show(desk.crawls().sites());
        pause(next);
      }
    }
    desk.list();
    return desk.isTroubled(asked()) ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private Optional<String> asked() {
    return Optional.ofNullable(name);
  }

  private static void pause(Instant next) throws InterruptedException {
    Duration wait = Duration.between(InstantSource.system().instant(), next);
    if (wait.isPositive()) {
      TimeUnit.MILLISECONDS.sleep(Math.min(wait.toMillis(), LONGEST.toMillis()));
    }
  }
}
