package org.wentai.alert;

import java.time.InstantSource;
import java.util.Optional;
import org.wentai.index.Generation;
import org.wentai.index.GenerationInfo;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.store.Store;

/**
 * Takes posts that are new in the knowledge folder for arrivals: those of new threads, and those by
 * which a thread has grown. What stood there the first time this looked is none; nor is a post of
 * over {@value FolderPass#FRESH_DAYS} days ago, so that an archive can be added without a flood. A
 * post whose time is not known is as old as the next one of its thread whose time is. A thread that
 * a live site has too is the live site's.
 *
 * <p>Each transaction takes at most {@value FolderPass#AT_ONCE} posts, and remembers them as known;
 * so this may be killed at any moment, and goes on when it is called again. Safe for many threads,
 * and for several processes at once.
 */
public final class FolderArrivals {
  /** The generation whose threads are all known. */
  private static final String MARK = "folder-arrivals";

  private final KnowledgeBase knowledge;
  private final Store store;
  private final Arrivals arrivals;
  private final InstantSource clock;

  public FolderArrivals(
      KnowledgeBase knowledge, Store store, Arrivals arrivals, InstantSource clock) {
    this.knowledge = knowledge;
    this.store = store;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  /**
   * Takes what is new in what serves now. To be called after another generation was swapped in, and
   * at a start; it is quick where nothing was swapped in since.
   *
   * @return how many posts arrived
   * @throws org.wentai.store.StoreException when the database fails; the next call goes on
   */
  public synchronized int take() {
    return knowledge.serve(this::take);
  }

  private int take(Generation posts) {
    String name = name(posts.info());
    Optional<String> taken = store.read(work -> work.marks().get(MARK));
    if (taken.equals(Optional.of(name))) {
      return 0;
    }
    var pass = new FolderPass(store, arrivals, clock.instant(), taken.isEmpty());
    posts.eachThread(pass::add);
    int arrived = pass.end();
    store.run(work -> work.marks().put(MARK, name));
    return arrived;
  }

  private static String name(GenerationInfo info) {
    return info.name() + " " + info.builtAt();
  }
}
