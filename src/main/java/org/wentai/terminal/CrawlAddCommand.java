package org.wentai.terminal;

import static java.util.stream.Collectors.toCollection;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.wentai.crawl.SiteChange;
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
  private List<String> boards = List.of();

  CrawlAddCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (CrawlDesk desk = CrawlDesk.open(root.session())) {
      boolean numbers = boards.stream().allMatch(fid -> fid.strip().matches("\\d{1,9}"));
      return desk.told(
          numbers
              ? desk.crawls().add(name, address, fids())
              : new SiteChange.BadBoards(String.join(",", boards)));
    }
  }

  private SortedSet<Long> fids() {
    return boards.stream().map(fid -> Long.valueOf(fid.strip())).collect(toCollection(TreeSet::new));
  }
}
