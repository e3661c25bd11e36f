package org.wentai.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/**
 * One live Discuz! X site, read politely as a guest. Safe for many threads, which take turns: one
 * connection a host, a least time between two requests with jitter, robots.txt and Retry-After
 * honoured. Every method waits for its turn, makes as few requests as it can (mostly one) and never
 * throws for what the site does; an interrupted wait gives {@link Looked.Kind#UNREACHABLE} and
 * leaves the thread interrupted.
 */
public final class LiveSite implements AutoCloseable {

  /**
   * Where a site is and how it is asked.
   *
   * @param name what the operator calls it
   * @param root the forum's folder: {@code https://bbs.example.com/} or {@code
   *     https://example.com/bbs/}; this host alone may be private
   * @param zone the zone of the times it shows
   * @param gap the least time between two requests; robots.txt may ask for more
   * @param contact a page that says who asks, for the user agent
   * @param mostBytes how large a page may be, unpacked
   */
  public record Address(
      String name, URI root, ZoneId zone, Duration gap, Optional<URI> contact, int mostBytes) {
    /** The gap where none is set. */
    public static final Duration USUAL_GAP = Duration.ofSeconds(2);

    /** How large a page may be where no size is set. */
    public static final int USUAL_BYTES = 4 << 20;

    /**
     * @throws IllegalArgumentException when {@code root} is no http(s) address of a host, or {@code
     *     contact} holds a word by which forums tell telephones and robots and would give another
     *     page; the message says which and how to mend it
     */
    public Address {
      root = SiteRoot.of(root);
      UserAgent.of(contact);
    }

    /** A site asked in the usual way. */
    public static Address of(String name, URI root, ZoneId zone) {
      return new Address(name, root, zone, USUAL_GAP, Optional.empty(), USUAL_BYTES);
    }

    /** The same with another gap. */
    public Address withGap(Duration other) {
      return new Address(name, root, zone, other, contact, mostBytes);
    }

    /** The same with a contact. */
    public Address withContact(URI page) {
      return new Address(name, root, zone, gap, Optional.of(page), mostBytes);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(LiveSite.class);

  private static final int OLDEST_FIRST = 2;
  private static final int NEWEST_FIRST = 1;
  private static final int MOST_REMEMBERED = 10_000;

  private final Address address;
  private final SiteClient client;
  private final SiteLinks links;
  private final LiveThread threads;
  private final LiveBoard boards;

  /** Threads whose pages come newest first unless asked otherwise. */
  private final Set<Long> turned = ConcurrentHashMap.newKeySet();

  private LiveSite(Address address, InstantSource clock) {
    this.address = address;
    client = new SiteClient(address, clock);
    links = new SiteLinks(address.root());
    threads = new LiveThread(links, address.zone());
    boards = new LiveBoard(links, address.zone());
  }

  /**
   * Will read the site at {@code address}; asks nothing yet.
   *
   * @param clock tells when pages were read and how long robots.txt and Retry-After hold
   */
  public static LiveSite at(Address address, InstantSource clock) {
    return new LiveSite(address, clock);
  }

  /** Where this site is. */
  public Address address() {
    return address;
  }

  /**
   * Whether board {@code board} has a post newer than {@code since}; an answer of 66 bytes. Sites
   * answer this also for boards that a guest may not read, and lead to the login (which is {@link
   * Looked.Kind#DENIED}) where they are closed: what {@link #board} says counts.
   */
  public Looked<Boolean> hasNew(long board, Instant since) {
    return look(links.news(board, since), LiveSite::isNew);
  }

  private static Looked<Boolean> isNew(Answer answer) {
    Optional<String> inside = Ajax.inside(answer.text()).filter(a -> answer.status() == 200);
    if (inside.isEmpty()) {
      return Notices.read(answer, answer.page());
    }
    String words = Ajax.words(inside.get());
    return words.equals("0") || words.equals("1")
        ? new Page<>(words.equals("1"), answer.readAt())
        : Notices.of(answer.address(), words, false);
  }

  /** Page {@code page} of a board's threads by last post, newest first. */
  public Looked<BoardPage> board(long board, int page) {
    return look(links.board(board, page), answer -> boards.read(answer, board));
  }

  /** Page {@code page} of a thread, oldest post first also where the thread is set otherwise. */
  public Looked<ThreadPage> thread(long tid, int page) {
    if (!turned.contains(tid)) {
      Looked<ThreadPage> looked =
          look(links.thread(tid, page), answer -> threads.read(answer, tid));
      if (!(looked instanceof Page<ThreadPage> found) || !found.value().newestFirst()) {
        return looked;
      }
      if (turned.size() < MOST_REMEMBERED) {
        turned.add(tid);
      }
    }
    return look(links.threadInOrder(tid, page, OLDEST_FIRST), answer -> threads.read(answer, tid));
  }

  /**
   * The newest posts of a thread, as many as fit a page; the opening post is mostly shown with
   * them.
   */
  public Looked<ThreadPage> newest(long tid) {
    return look(links.threadInOrder(tid, 1, NEWEST_FIRST), answer -> threads.read(answer, tid));
  }

  /**
   * One post alone, for finding edits; {@link Looked.Kind#GONE} when the site has no such post. Its
   * floor is as the site says here, which is wrong behind deleted posts: that of a page counts. As
   * with {@link #hasNew}, {@link Looked.Kind#DENIED} may also mean that the site is closed.
   */
  public Looked<ThreadPage> post(long tid, long pid) {
    return look(links.post(tid, pid), answer -> threads.readPost(answer, tid, pid));
  }

  /**
   * The newest threads of a board, or of the whole site, by RSS. The answer by which a site renews
   * its feed has no items, so an empty one is asked for once more.
   */
  public Looked<List<FeedItem>> feed(OptionalLong board) {
    LiveFeed feed = new LiveFeed(address.zone());
    Looked<List<FeedItem>> first = look(links.feed(board), feed::read);
    return first instanceof Page<List<FeedItem>> page && page.value().isEmpty()
        ? look(links.feed(board), feed::read)
        : first;
  }

  /** Page {@code page} of a thread in the archiver. */
  public Looked<ArchivedPage> archived(long tid, int page) {
    LiveArchive archive = new LiveArchive(address.zone());
    return look(links.archived(tid, page), answer -> archive.read(answer, tid));
  }

  /** The boards that the index lists. */
  public Looked<List<Board>> boards() {
    return look(links.index(), boards::readIndex);
  }

  private <T> Looked<T> look(URI target, Function<Answer, Looked<T>> read) {
    return look(List.of(target), read);
  }

  /**
   * Looks at the first of {@code targets} that robots.txt allows and the server knows; where there
   * is none, the first one's trouble counts.
   */
  private <T> Looked<T> look(List<URI> targets, Function<Answer, Looked<T>> read) {
    List<Looked<T>> troubles = new ArrayList<>();
    boolean rewrittenFailed = false;
    for (URI target : targets) {
      switch (client.get(target)) {
        case Trouble<Answer> trouble -> {
          troubles.add(trouble.of());
          if (trouble.kind() != Looked.Kind.ROBOTS) {
            return troubles.getFirst();
          }
        }
        case Page<Answer> page -> {
          Looked<T> looked = read(page.value(), read);
          if (!Notices.isPlain404(page.value())) {
            if (rewrittenFailed) {
              links.rewrittenFails();
            }
            return looked;
          }
          rewrittenFailed |= target.getRawQuery() == null;
          troubles.add(looked);
        }
      }
    }
    return troubles.getFirst();
  }

  /** A page may hold anything; what makes reading it fail is told like what cannot be read. */
  private static <T> Looked<T> read(Answer answer, Function<Answer, Looked<T>> read) {
    if (answer.body().length == 0) {
      return answer.status() == 200
          ? new Trouble<>(Looked.Kind.UNREADABLE, answer.address() + " is empty")
          : Notices.read(answer, answer.page());
    }
    try {
      return read.apply(answer);
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be read", answer.address(), e);
      return new Trouble<>(
          Looked.Kind.UNREADABLE, answer.address() + " cannot be read (" + e + "); see the log");
    }
  }

  /** Closes the connections. */
  @Override
  public void close() {
    client.close();
  }
}
