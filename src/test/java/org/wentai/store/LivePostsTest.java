package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LivePostsTest extends OnEachDatabase {
  /** A site whose threads are made. */
  record Known(String site) {
    static Known of(String site) {
      return new Known(site);
    }

    StoredThread thread(long tid) {
      return new StoredThread(
          0,
          site + "/" + tid,
          site,
          OptionalLong.of(tid),
          "题",
          "茶座",
          "{}",
          StoredThread.State.SHOWN,
          "",
          "",
          at(0),
          Optional.of(at(tid)),
          0);
    }
  }

  static StoredPost post(long thread, long pid, String text) {
    return new StoredPost(
        0,
        thread,
        "p" + pid,
        OptionalLong.of(pid),
        (int) pid,
        "甲",
        text,
        text.hashCode(),
        StoredPost.State.SHOWN,
        0,
        1,
        Optional.of(at(pid)),
        at(100),
        Optional.empty());
  }

  private static StoredPost edited(StoredPost post, String text, Instant at) {
    return new StoredPost(
        0,
        post.thread(),
        post.key(),
        post.pid(),
        post.floor(),
        post.author(),
        text,
        text.hashCode(),
        post.state(),
        0,
        post.revision() + 1,
        post.postedAt(),
        post.seenAt(),
        Optional.of(at));
  }

  private final Known one = Known.of("one");

  private long put(StoredThread thread, boolean changed) {
    return count(w -> w.posts().put(thread, changed));
  }

  private long put(StoredPost post) {
    return count(w -> w.posts().put(post));
  }

  @Test
  void aThreadKeepsItsNumberAndItsVersionRisesOnlyWhenItChanges() {
    long row = put(one.thread(7), true);
    long version = found(w -> w.posts().thread(row)).orElseThrow().version();
    assertThat(put(one.thread(7).withListed("new"), false)).isEqualTo(row);
    StoredThread same = found(w -> w.posts().thread("one/7")).orElseThrow();
    assertThat(same.version()).isEqualTo(version);
    assertThat(same.listed()).isEqualTo("new");
    put(one.thread(8), true);
    put(one.thread(7), true);
    assertThat(seen(w -> w.posts().changedSince(version, 9)))
        .extracting(StoredThread::id)
        .containsExactly("one/8", "one/7");
    assertThat(count(w -> w.posts().version()))
        .isEqualTo(found(w -> w.posts().thread("one", 7)).orElseThrow().version());
  }

  @Test
  void aThreadThatNeverShowedAnythingIsNoChange() {
    put(one.thread(7), false);
    assertThat(seen(w -> w.posts().changedSince(0, 9))).isEmpty();
  }

  @Test
  void anEditKeepsWhatWasSaidBeforeAndAnEndTakesAll() {
    long thread = put(one.thread(7), true);
    StoredPost first = post(thread, 1, "一");
    long id = put(first);
    assertThat(put(edited(first, "二", at(3)))).isEqualTo(id);
    assertThat(seen(w -> w.posts().revisions(id))).containsExactly("一");
    StoredPost known = found(w -> w.posts().post(id)).orElseThrow();
    assertThat(known.body()).isEqualTo("二");
    put(known.emptied(StoredPost.State.DELETED, at(4)));
    assertThat(seen(w -> w.posts().revisions(id))).isEmpty();
    StoredPost gone = found(w -> w.posts().post(thread, "p1")).orElseThrow();
    assertThat(gone.body()).isEmpty();
    assertThat(gone.author()).isEmpty();
    assertThat(gone.changedAt()).contains(at(4));
  }

  @Test
  void postsComeByFloor() {
    long thread = put(one.thread(7), true);
    put(post(thread, 3, "三"));
    put(post(thread, 1, "一"));
    assertThat(seen(w -> w.posts().postsOf(thread)))
        .extracting(StoredPost::body)
        .containsExactly("一", "三");
  }

  @Test
  void aPidIsKnownInItsSiteOnceItWasShown() {
    long thread = put(one.thread(7), true);
    put(post(thread, 1, "一"));
    put(StoredPost.unseen(thread, "p2", OptionalLong.of(2), at(1)));
    assertThat(did(w -> w.posts().knows("one", 1))).isTrue();
    assertThat(did(w -> w.posts().knows("two", 1))).isFalse();
    assertThat(did(w -> w.posts().knows("one", 2))).isFalse();
  }

  @Test
  void aPostGetsTheKeyItIsKnownByFromThenOn() {
    long thread = put(one.thread(7), true);
    StoredPost archived = post(thread, 1, "一");
    long id = put(archived);
    store.run(w -> w.posts().rename(id, "p55", 55));
    assertThat(found(w -> w.posts().post(thread, "p55"))).map(StoredPost::id).contains(id);
    assertThat(found(w -> w.posts().post(thread, "p1"))).isEmpty();
  }

  @Test
  void dueThreadsComeByTheirNextLook() {
    List.of(5L, 3L, 9L).forEach(tid -> put(one.thread(tid), false));
    put(Known.of("two").thread(4), false);
    assertThat(seen(w -> w.posts().due("one", at(0), at(9), 9)))
        .extracting(StoredThread::id)
        .containsExactly("one/3", "one/5");
    assertThat(count(w -> w.posts().countDue("one", at(0), at(10)))).isEqualTo(3);
  }

  @Test
  void threadsThatAnsweredLatelyAreFound() {
    put(one.thread(5), false);
    put(one.thread(6), false);
    Exchange exchange =
        new Exchange(
            0,
            Lane.of(1),
            1,
            OptionalLong.empty(),
            "问",
            "问",
            "zh",
            Optional.of("答"),
            0.9,
            Optional.of("one/6"),
            "[]",
            at(50),
            1,
            OptionalLong.empty());
    store.run(w -> w.exchanges().add(exchange));
    assertThat(seen(w -> w.posts().answered("one", at(40))))
        .extracting(StoredThread::id)
        .containsExactly("one/6");
    assertThat(seen(w -> w.posts().answered("one", at(60)))).isEmpty();
    assertThat(seen(w -> w.posts().answered("two", at(40)))).isEmpty();
  }

  @Test
  void theLastReadThreadWithPostsIsFoundFirst() {
    long read = put(one.thread(5), false);
    long other = put(one.thread(6), false);
    put(one.thread(7), false);
    put(post(read, 1, "一"));
    put(post(other, 2, "二"));
    assertThat(seen(w -> w.posts().lastRead("one", other, 9)))
        .extracting(StoredThread::row)
        .containsExactly(read);
  }
}
