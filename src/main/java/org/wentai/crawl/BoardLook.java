package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.source.Board;
import org.wentai.source.BoardPage;
import org.wentai.source.FeedItem;
import org.wentai.source.Looked;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;
import org.wentai.store.Site;
import org.wentai.store.StoredBoard;
import org.wentai.store.Work;

/**
 * Asks boards for news: whether there are any, then the list by last post down to what is known;
 * without a list, the feed.
 */
final class BoardLook {
  private static final Logger LOG = LoggerFactory.getLogger(BoardLook.class);

  /** When the board is asked next. */
  private static final String CHECK = "check";

  /** When the list's first page was last read. */
  private static final String LISTED = "listed";

  /** The page of the list that is read next, in a walk that is not at its end. */
  private static final String WALK = "walk";

  /** When the walk began. */
  private static final String BEGAN = "began";

  /** Since when guests may not read the board, or it is gone. */
  private static final String SHUT = "shut";

  /** How often in a row neither its list nor its feed could be read. */
  private static final String UNREAD = "unread";

  /** The list is read so often whatever {@code forumchecknew} says, which asks the site's clock. */
  private static final Duration ALL_THE_SAME = Duration.ofMinutes(15);

  private static final Duration REFUSED = Duration.ofHours(1);
  private static final int LONGEST_WALK = 100;

  private final Ground ground;
  private final BoardIndex index;

  BoardLook(Ground ground, BoardIndex index) {
    this.ground = ground;
    this.index = index;
  }

  /** The boards that are watched. */
  List<StoredBoard> watched() {
    return index.watched();
  }

  /** The boards of a site that guests may not read, or that are gone: names, else numbers. */
  static List<String> shut(Work work, Site site) {
    return work.sites().boards(site.name()).stream()
        .filter(board -> Notes.of(board.progress()).has(SHUT))
        .map(board -> board.name().isBlank() ? String.valueOf(board.fid()) : board.name())
        .toList();
  }

  /** Has the boards that could not be read asked at the next look; whether there are any. */
  static boolean again(Work work, String site) {
    List<StoredBoard> some =
        work.sites().boards(site).stream()
            .filter(board -> Notes.of(board.progress()).has(SHUT)
                || Notes.of(board.progress()).has(UNREAD))
            .toList();
    for (StoredBoard board : some) {
      String asked = Notes.of(board.progress()).without(CHECK).toString();
      work.sites().put(site, new StoredBoard(board.fid(), board.name(), asked));
    }
    return !some.isEmpty();
  }

  /** Looks whether a halted site can be read again. */
  Optional<Trouble<?>> probe() {
    List<StoredBoard> boards = watched();
    Looked<?> looked =
        boards.isEmpty() ? ground.live().boards() : ground.live().board(boards.get(0).fid(), 1);
    return looked instanceof Trouble<?> trouble ? Optional.of(trouble) : Optional.empty();
  }

  /** Asks the board that has waited longest, where its time has come. */
  Optional<Task> due(Instant now) {
    return longest()
        .filter(board -> !check(board).isAfter(now))
        .map(board -> () -> look(board, Notes.of(board.progress())));
  }

  /** When the next board is asked. */
  Optional<Instant> next() {
    return longest().map(BoardLook::check);
  }

  private Optional<StoredBoard> longest() {
    return watched().stream().min(Comparator.comparing(BoardLook::check));
  }

  private static Instant check(StoredBoard board) {
    return Notes.of(board.progress()).time(CHECK).orElse(Instant.EPOCH);
  }

  private Optional<Trouble<?>> look(StoredBoard board, Notes notes) {
    Instant now = ground.now();
    if (notes.has(WALK)) {
      return list(board, notes, (int) notes.number(WALK));
    }
    Notes begun = notes.with(BEGAN, now);
    Optional<Instant> listed = notes.time(LISTED);
    if (listed.isEmpty() || !listed.get().plus(ALL_THE_SAME).isAfter(now)) {
      return list(board, begun, 1);
    }
    Looked<Boolean> news = ground.live().hasNew(board.fid(), listed.get().minus(Ground.SLACK));
    if (news instanceof Trouble<Boolean> trouble && Rest.isOfTheSite(trouble)) {
      return Optional.of(trouble);
    }
    boolean none = news instanceof Page<Boolean> page && !page.value();
    put(board, none ? notes.with(CHECK, now.plus(ground.every())) : begun.with(WALK, 1));
    return Optional.empty();
  }

  private Optional<Trouble<?>> list(StoredBoard board, Notes notes, int number) {
    return switch (ground.live().board(board.fid(), number)) {
      case Page<BoardPage> page -> {
        listed(board, notes, number, page.value());
        yield Optional.empty();
      }
      case Trouble<BoardPage> trouble -> refused(board, notes, trouble);
    };
  }

  private void listed(StoredBoard board, Notes notes, int number, BoardPage page) {
    Instant now = ground.now();
    ground.write(
        work -> {
          boolean end = new Rows(ground, work).news(page, notes.number(BEGAN));
          index.found(work, page.boards());
          boolean more =
              !end && page.page() == number && number < page.pages() && number < LONGEST_WALK;
          Notes after =
              (number == 1 ? notes.with(LISTED, notes.number(BEGAN)) : notes).without(SHUT, UNREAD);
          after =
              more
                  ? after.with(WALK, number + 1L)
                  : after.without(WALK).with(CHECK, now.plus(ground.every()));
          String name = page.name().isBlank() ? board.name() : page.name();
          work.sites().put(ground.name(), new StoredBoard(board.fid(), name, after.toString()));
          return false;
        });
  }

  private Optional<Trouble<?>> refused(StoredBoard board, Notes notes, Trouble<BoardPage> trouble) {
    if (Rest.isOfTheSite(trouble)) {
      return Optional.of(trouble);
    }
    if (trouble.kind() == Kind.UNREADABLE || trouble.kind() == Kind.ROBOTS) {
      return feed(board, notes, trouble);
    }
    if (trouble.kind() == Kind.DENIED
        && ground.live().boards() instanceof Trouble<List<Board>> wall) {
      return Optional.of(wall);
    }
    LOG.warn("site {}, board {}: {}", ground.name(), board.fid(), trouble.why());
    Notes after = notes.without(WALK).with(CHECK, ground.now().plus(REFUSED));
    boolean shut = trouble.kind() == Kind.DENIED || trouble.kind() == Kind.GONE;
    put(board, shut ? after.with(SHUT, ground.now()) : after);
    return Optional.empty();
  }

  private Optional<Trouble<?>> feed(StoredBoard board, Notes notes, Trouble<BoardPage> why) {
    LOG.warn("site {}, board {}: {}; its feed is read instead", ground.name(), board.fid(), why.why());
    Looked<List<FeedItem>> looked = ground.live().feed(OptionalLong.of(board.fid()));
    if (looked instanceof Trouble<List<FeedItem>> trouble && Rest.isOfTheSite(trouble)) {
      return Optional.of(trouble);
    }
    boolean read = looked instanceof Page<List<FeedItem>>;
    ground.write(
        work -> {
          if (looked instanceof Page<List<FeedItem>> page) {
            new Rows(ground, work).fed(page.value());
          }
          Notes counted = read ? notes.without(UNREAD) : notes.plus(UNREAD, 1);
          Duration pause = read ? ALL_THE_SAME : unread(counted.number(UNREAD));
          Notes after = counted.without(WALK).with(CHECK, ground.now().plus(pause));
          work.sites()
              .put(ground.name(), new StoredBoard(board.fid(), board.name(), after.toString()));
          return false;
        });
    return read ? Optional.empty() : Optional.of(why);
  }

  /** A site that is only ill for a moment is not left alone for long. */
  private Duration unread(long times) {
    Duration longer = ground.every().multipliedBy(1L << Math.min(times - 1, 10));
    return longer.compareTo(REFUSED) > 0 ? REFUSED : longer;
  }

  private void put(StoredBoard board, Notes notes) {
    ground.write(
        work -> {
          work.sites()
              .put(ground.name(), new StoredBoard(board.fid(), board.name(), notes.toString()));
          return false;
        });
  }
}
