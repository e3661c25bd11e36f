package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.source.Board;
import org.wentai.source.Looked;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;
import org.wentai.store.StoredBoard;
import org.wentai.store.Work;

/** Which boards a site has, of those that are to be watched. */
final class BoardIndex {
  private static final Logger LOG = LoggerFactory.getLogger(BoardIndex.class);

  /** Note of a site: when the index of boards was read. */
  private static final String INDEX = "index";

  private static final Duration AGAIN = Duration.ofHours(6);

  private final Ground ground;
  private final Set<Long> fids;

  /**
   * @param fids the boards that are watched; empty for all
   */
  BoardIndex(Ground ground, Set<Long> fids) {
    this.ground = ground;
    this.fids = Set.copyOf(fids);
  }

  /** The boards that are watched. */
  List<StoredBoard> watched() {
    return ground.store().read(work -> work.sites().boards(ground.name())).stream()
        .filter(board -> fids.isEmpty() || fids.contains(board.fid()))
        .toList();
  }

  /** Reads the index, where it is time. */
  Optional<Task> due(Instant now) {
    if (!fids.isEmpty()) {
      if (watched().size() < fids.size()) {
        ground.write(
            work -> {
              fids.forEach(fid -> add(work, fid, ""));
              return false;
            });
      }
      return Optional.empty();
    }
    Optional<Instant> read =
        ground
            .store()
            .read(work -> work.sites().find(ground.name()))
            .flatMap(site -> Notes.of(site.progress()).time(INDEX));
    boolean due = read.map(at -> !at.plus(AGAIN).isAfter(now)).orElse(true);
    return due ? Optional.of(this::index) : Optional.empty();
  }

  private Optional<Trouble<?>> index() {
    Looked<List<Board>> looked = ground.live().boards();
    boolean known = !watched().isEmpty();
    if (looked instanceof Trouble<List<Board>> trouble) {
      boolean passing = known && !Rest.isOfTheSite(trouble) && trouble.kind() != Kind.DENIED;
      if (!passing) {
        return Optional.of(trouble);
      }
      LOG.warn("site {}: {}", ground.name(), trouble.why());
    }
    ground.write(
        work -> {
          if (looked instanceof Page<List<Board>> page) {
            page.value().forEach(board -> add(work, board.fid(), board.name()));
          }
          note(work, INDEX, ground.now().toEpochMilli());
          return false;
        });
    return Optional.empty();
  }

  private void note(Work work, String name, long number) {
    work.sites()
        .find(ground.name())
        .ifPresent(
            site ->
                work.sites()
                    .put(
                        site.withProgress(
                            Notes.of(site.progress()).with(name, number).toString())));
  }

  private void add(Work work, long fid, String name) {
    if (work.sites().boards(ground.name()).stream().noneMatch(board -> board.fid() == fid)) {
      work.sites().put(ground.name(), new StoredBoard(fid, name, ""));
    }
  }

  /** Takes in boards that stand below another one. */
  void found(Work work, List<Board> below) {
    if (fids.isEmpty()) {
      below.forEach(board -> add(work, board.fid(), board.name()));
    }
  }
}
