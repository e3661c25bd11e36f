package org.wentai.terminal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wentai crawl backfill NAME}: whoever watches the site then reads its older posts, too. */
@Command(name = "backfill")
final class CrawlBackfillCommand implements Callable<Integer> {
  private final Wentai root;

  @Parameters(paramLabel = "NAME", descriptionKey = "site")
  private String name = "";

  CrawlBackfillCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (CrawlDesk desk = CrawlDesk.open(root.session())) {
      return desk.told(desk.crawls().backfill(name));
    }
  }
}
