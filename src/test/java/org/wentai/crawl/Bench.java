package org.wentai.crawl;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wentai.alert.Arrived;
import org.wentai.settings.SiteSettings;
import org.wentai.source.PostJson;
import org.wentai.source.standin.Forum;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Site;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/** A forum on loopback, a real store, and a crawl of it whose time the test makes pass. */
final class Bench implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("+08:00");
  private static final String NAME = "bbs";

  /** The time, which passes only when told. */
  static final class Time implements InstantSource {
    private Instant now = Instant.parse("2026-11-02T08:00:30Z");

    @Override
    public synchronized Instant instant() {
      return now;
    }

    synchronized void pass(Duration duration) {
      now = now.plus(duration);
    }

    synchronized void to(Instant when) {
      now = now.isBefore(when) ? when : now;
    }
  }

  final Time time = new Time();
  final ForumServer server;
  final Forum forum;
  final Store store;
  final SiteBook book;
  private final SiteSettings settings;
  private SiteCrawl crawl;

  Bench(Path folder) {
    server = ForumServer.start(site(time));
    forum = server.forum();
    store = Store.open(folder.resolve("wentai.db"));
    settings =
        new SiteSettings(
            NAME,
            server.root(),
            ZONE,
            new TreeSet<>(),
            Duration.ofMinutes(1),
            Duration.ZERO,
            Optional.empty());
    book = new SiteBook(store, List.of(settings), ZONE, time);
    book.settle();
    crawl = crawl();
  }

  private static Site site(InstantSource clock) {
    return Site.utf8().withClock(clock);
  }

  private SiteCrawl crawl() {
    return SiteCrawl.of(
        stored(), Optional.of(settings), store, Bench::arrived, time, work -> true, () -> {});
  }

  /** Counts in the transaction itself, so that what is rolled back is not counted. */
  private static int arrived(Work work, List<Arrived> posts, Instant now) {
    for (Arrived post : posts) {
      String mark = "arrived/" + post.post();
      String list = work.marks().get("arrivals").orElse("");
      work.marks().put("arrivals", list + post.post() + " ");
      work.marks().put(mark, now + " " + post.said().text());
    }
    return posts.size();
  }

  /** The texts of what arrived, in order. */
  List<String> arrivals() {
    return store.read(
        work -> {
          List<String> texts = new ArrayList<>();
          for (String id : work.marks().get("arrivals").orElse("").strip().split(" ")) {
            if (!id.isEmpty()) {
              texts.add(
                  work.marks().get("arrived/" + id).orElseThrow().replaceFirst("^\\S+ ", ""));
            }
          }
          return texts;
        });
  }

  org.wentai.store.Site stored() {
    return store.read(work -> work.sites().find(NAME)).orElseThrow();
  }

  /** As after kill -9: what was in memory is gone. */
  void restart() {
    crawl.close();
    crawl = crawl();
  }

  SiteCrawl crawling() {
    return crawl;
  }

  /** Looks until there is nothing to do now. */
  void settle() {
    for (int steps = 0; !crawl.isIdle(); steps++) {
      crawl.step();
      if (steps > 5000) {
        throw new AssertionError("never at rest: " + stored());
      }
    }
  }

  /** Lets time pass, looking whenever something is due. */
  void watch(Duration duration) {
    Instant end = time.instant().plus(duration);
    settle();
    while (time.instant().isBefore(end)) {
      Instant next = crawl.step();
      time.to(next.isBefore(end) ? next : end);
    }
    settle();
  }

  /** What is shown of a thread: its posts' texts by pid. */
  Map<Long, String> shown(long tid) {
    return store.read(
        work -> {
          Map<Long, String> texts = new TreeMap<>();
          Optional<StoredThread> thread = work.posts().thread(NAME, tid);
          for (StoredPost post :
              thread.map(t -> work.posts().postsOf(t.row())).orElse(List.of())) {
            if (post.state() == StoredPost.State.SHOWN) {
              texts.put(post.pid().orElse(-post.id()), PostJson.post(post.body()).text());
            }
          }
          return texts;
        });
  }

  StoredPost post(long tid, long pid) {
    return store.read(
        work ->
            work.posts()
                .post(work.posts().thread(NAME, tid).orElseThrow().row(), "p" + pid)
                .orElseThrow());
  }

  Optional<StoredThread> thread(long tid) {
    return store.read(work -> work.posts().thread(NAME, tid));
  }

  URI root() {
    return server.root();
  }

  @Override
  public void close() {
    crawl.close();
    store.close();
    server.close();
  }
}
