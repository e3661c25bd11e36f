package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SitesTest extends OnEachDatabase {
  private static Site site(String name, String prefix) {
    return new Site(
        name,
        prefix,
        "https://bbs.example.org/",
        "+08:00",
        "2,36",
        true,
        Site.State.BACKFILLING,
        at(0),
        Optional.empty(),
        at(5),
        "",
        Optional.empty(),
        "fill=3");
  }

  @Test
  void aSiteComesBackAsItWasAndIsReplacedByItsName() {
    store.run(w -> w.sites().put(site("one", "")));
    store.run(w -> w.sites().put(site("two", "two/")));
    Site looked = site("one", "").looked(at(9), "关闭了").withState(Site.State.HALTED);
    store.run(w -> w.sites().put(looked));
    assertThat(seen(w -> w.sites().all())).containsExactly(looked, site("two", "two/"));
    assertThat(found(w -> w.sites().find("three"))).isEmpty();
  }

  @Test
  void boardsBelongToTheirSite() {
    store.run(w -> w.sites().put(site("one", "")));
    store.run(w -> w.sites().put(site("two", "two/")));
    store.run(w -> w.sites().put("one", new StoredBoard(36, "茶座", "")));
    store.run(w -> w.sites().put("one", new StoredBoard(2, "", "walk=1")));
    store.run(w -> w.sites().put("one", new StoredBoard(2, "书房", "walk=2")));
    assertThat(seen(w -> w.sites().boards("one")))
        .containsExactly(new StoredBoard(2, "书房", "walk=2"), new StoredBoard(36, "茶座", ""));
    assertThat(seen(w -> w.sites().boards("two"))).isEmpty();
  }

  @Test
  void onlyShownPostsOfTheSiteAreCounted() {
    LivePostsTest.Known known = LivePostsTest.Known.of("one");
    long thread = count(w -> w.posts().put(known.thread(7), true));
    store.run(w -> w.posts().put(LivePostsTest.post(thread, 1, "甲")));
    store.run(w -> w.posts().put(StoredPost.unseen(thread, "p2", OptionalLong.of(2), at(1))));
    assertThat(count(w -> w.sites().posts("one"))).isEqualTo(1);
    assertThat(count(w -> w.sites().posts("two"))).isZero();
  }
}
