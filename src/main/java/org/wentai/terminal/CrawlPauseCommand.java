package org.wentai.terminal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wentai crawl pause NAME}. */
@Command(name = "pause")
final class CrawlPauseCommand implements Callable<Integer> {
  private final Wentai root;

  @Parameters(paramLabel = "NAME", descriptionKey = "site")
  private String name = "";

  CrawlPauseCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (CrawlDesk desk = CrawlDesk.open(root.session())) {
      return desk.told(desk.crawls().pause(name));
    }
  }
}
