package org.wentai.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

  private final Address address;

  private LiveSite(Address address, InstantSource clock) {
    this.address = address;
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

  /** Whether board {@code board} has a post newer than {@code since}; a request of 66 bytes. */
  public Looked<Boolean> hasNew(long board, Instant since) {
    return notYet();
  }

  /** Page {@code page} of a board's threads by last post, newest first. */
  public Looked<BoardPage> board(long board, int page) {
    return notYet();
  }

  /** Page {@code page} of a thread, oldest post first also where the thread is set otherwise. */
  public Looked<ThreadPage> thread(long tid, int page) {
    return notYet();
  }

  /** The newest posts of a thread, as many as fit a page. */
  public Looked<ThreadPage> newest(long tid) {
    return notYet();
  }

  /** One post alone, for finding edits; {@link Looked.Kind#GONE} when the site has no such post. */
  public Looked<ThreadPage> post(long tid, long pid) {
    return notYet();
  }

  /** The newest threads of a board, or of the whole site, by RSS. */
  public Looked<List<FeedItem>> feed(OptionalLong board) {
    return notYet();
  }

  /** Page {@code page} of a thread in the archiver. */
  public Looked<ArchivedPage> archived(long tid, int page) {
    return notYet();
  }

  /** The boards that the index lists. */
  public Looked<List<Board>> boards() {
    return notYet();
  }

  private <T> Looked<T> notYet() {
    return new Looked.Trouble<>(Looked.Kind.UNREACHABLE, "not yet read: " + address.root());
  }

  /** Closes the connections. */
  @Override
  public void close() {}
}
