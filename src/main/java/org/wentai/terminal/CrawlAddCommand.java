package org.wentai.terminal;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wentai crawl add NAME URL}: watches one more site. */
@Command(name = "add")
final class CrawlAddCommand implements Callable<Integer> {
  private final Wentai root;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "site")
  private String name = "";

  @Parameters(index = "1", paramLabel = "URL", descriptionKey = "url")
  private String address = "";

  @Option(names = "--boards", paramLabel = "FID", split = ",")
  private SortedSet<Long> boards = new TreeSet<>();

  CrawlAddCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (CrawlDesk desk = CrawlDesk.open(root.session())) {
      return desk.told(desk.crawls().add(name, address, boards));
    }
  }
}
