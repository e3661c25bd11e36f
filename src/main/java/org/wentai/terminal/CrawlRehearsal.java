package org.wentai.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wentai.crawl.Looking;
import org.wentai.crawl.Rehearsal;
import org.wentai.store.Store;
import org.wentai.store.StoreAddress;

/** {@code wentai crawl --dry-run}: looks once, stores nothing, prints what would be stored. */
final class CrawlRehearsal {
  private static final int SHOWN = 60;

  private CrawlRehearsal() {}

  static int run(Session session, Optional<String> name, boolean backfill)
      throws InterruptedException {
    Path folder = stage();
    try {
      Store stage = Store.open(folder.resolve("stage.db"));
      Optional<Store> store = known(session.settings().store());
      try {
        store.ifPresent(known -> Rehearsal.prepare(known, stage, InstantSource.system().instant()));
        return look(session, name, backfill, store, stage);
      } finally {
        store.ifPresent(Store::close);
      }
    } finally {
      delete(folder);
    }
  }

  /** The configured store, unless it would be made by opening it. */
  private static Optional<Store> known(StoreAddress address) {
    boolean missing =
        address instanceof StoreAddress.Embedded embedded && !Files.exists(embedded.file());
    return missing ? Optional.empty() : Optional.of(Store.open(address));
  }

  private static int look(
      Session session, Optional<String> name, boolean backfill, Optional<Store> store, Store stage)
      throws InterruptedException {
    try (CrawlDesk desk = CrawlDesk.over(session, stage)) {
      if (desk.isMissing(name)) {
        return ExitStatus.FAILED;
      }
      if (backfill) {
        desk.names(name).forEach(desk.crawls()::backfill);
      }
      try (Looking looking = desk.crawls().look(name);
          CrawlProgress progress = new CrawlProgress(session)) {
        while (!looking.isIdle()) {
          Instant next = looking.step();
          progress.show(desk.crawls().sites());
          long wait = next.toEpochMilli() - InstantSource.system().millis();
          TimeUnit.MILLISECONDS.sleep(Math.clamp(wait, 0, 1000));
        }
      }
      print(session, Rehearsal.found(store, desk.store()));
      desk.listTroubles();
      return desk.isTroubled(name) ? ExitStatus.FAILED : ExitStatus.DONE;
    }
  }

  private static void print(Session session, List<Rehearsal.Found> found) {
    for (Rehearsal.Found one : found) {
      String text = one.post().text().strip().replaceAll("\\s+", " ");
      session
          .surroundings()
          .out()
          .println(
              Clean.of(
                  one.head().id()
                      + " #"
                      + one.post().floor()
                      + "  "
                      + one.head().title()
                      + "  "
                      + one.post().author().orElse("-")
                      + "  "
                      + text.substring(0, Math.min(SHOWN, text.length()))));
    }
    session.surroundings().out().println(session.messages().say("crawl.dry", found.size()));
  }

  private static Path stage() {
    try {
      return Files.createTempDirectory("wentai-dry-run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
