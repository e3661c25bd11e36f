package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Alert;
import org.wentai.store.Lane;
import org.wentai.store.Store;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;

/** Posts arrive, and the ledger has what they lead to. */
class ArrivalsTest {
  private static final Lane ANN = Lane.of(1);
  private static final Lane CLUB = new Lane(-100, OptionalInt.of(7));
  private static final Instant NOW = LedgerBench.at(60);

  @TempDir private Path folder;
  private LedgerBench bench;
  private Store store;
  private Arrivals arrivals;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("wentai.db"));
    bench = new LedgerBench(store);
    arrivals = new Arrivals(bench.ledger);
  }

  @AfterEach
  void close() {
    arrivals.close();
    bench.close();
  }

  private static ThreadHead head(String title, String board) {
    return new ThreadHead(
        "t1",
        title,
        Optional.of(board),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        "");
  }

  private Arrived arrived(int floor, String author, String text) {
    long post = bench.post(1, floor);
    long thread = store.read(w -> w.posts().post(post)).orElseThrow().thread();
    Post said = Post.of(floor, text).author(author).build();
    return new Arrived(post, thread, head("停车难", "泰安 论坛"), said);
  }

  private int take(Arrived... posts) {
    return store.write(w -> arrivals.take(w, List.of(posts), NOW));
  }

  private long words(Lane lane, String written) {
    return bench.subscribe(lane, Kind.WORDS, folded(written));
  }

  private static String folded(String written) {
    try {
      return WordsReader.read(written).folded();
    } catch (RefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<Alert> ledger(Lane lane) {
    return store.read(w -> w.alerts().waitingPosts(lane, 100));
  }

  private State state(long subscription) {
    return store.read(w -> w.subscriptions().find(subscription)).orElseThrow().state();
  }

  @Test
  void eachLaneIsToldOnceWithAllReasons() {
    long all = bench.subscribe(ANN, Kind.ALL, "");
    long board = bench.subscribe(ANN, Kind.BOARD, "泰安 论坛");
    long thread = bench.subscribe(ANN, Kind.THREAD, "t1");
    long author = bench.subscribe(ANN, Kind.AUTHOR, "老孟");
    long words = words(ANN, "车位 OR 停车");
    long topic = words(CLUB, "\"没有 车位\"");
    words(CLUB, "车位 -没有");
    bench.subscribe(CLUB, Kind.BOARD, "别的版");
    assertThat(take(arrived(2, "老孟", "真的没有車位"))).isEqualTo(2);
    assertThat(ledger(ANN))
        .singleElement()
        .satisfies(
            alert -> assertThat(alert.why()).containsExactly(all, board, thread, author, words));
    assertThat(ledger(CLUB))
        .singleElement()
        .satisfies(alert -> assertThat(alert.why()).containsExactly(topic));
  }

  /** As after a downtime: they come one by one, and are to be one digest and no flood. */
  @Test
  void postsThatAreReadLateAreGatheredForLonger() {
    bench.subscribe(ANN, Kind.ALL, "");
    for (int thread = 1; thread <= 4; thread++) {
      long post = bench.post(thread, 1);
      long row = store.read(w -> w.posts().post(post)).orElseThrow().thread();
      Post said = Post.of(1, "早就发了").author("甲").postedAt(hoursBefore(2)).build();
      Instant read = NOW.plusSeconds(thread * 3L);
      Arrived late = new Arrived(post, row, head("旧闻" + thread, "老版"), said);
      store.run(w -> arrivals.take(w, List.of(late), read));
      assertThat(bench.gather(read.plusSeconds(2))).isZero();
    }
    assertThat(bench.gather(NOW.plusSeconds(60))).isZero();
    assertThat(bench.gather(NOW.plusSeconds(63))).isEqualTo(1);
    assertThat(bench.gathered.getLast().occasion()).isEqualTo(Gathered.Occasion.CATCH_UP);
    assertThat(bench.gathered.getLast().threads()).hasSize(4);
  }

  private static OffsetDateTime hoursBefore(int hours) {
    return NOW.atOffset(ZoneOffset.UTC).minusHours(hours);
  }

  @Test
  void aPostThatIsTakenTwiceIsToldOnce() {
    words(ANN, "车位");
    Arrived post = arrived(2, "甲", "车位");
    assertThat(take(post)).isEqualTo(1);
    assertThat(take(post)).isZero();
    assertThat(ledger(ANN)).hasSize(1);
  }

  @Test
  void changesByOthersCountAtOnce() {
    assertThat(take(arrived(2, "甲", "车位"))).isZero();
    long id = words(ANN, "车位");
    assertThat(take(arrived(3, "甲", "车位"))).isEqualTo(1);
    store.run(w -> w.subscriptions().change(id, State.PAUSED, NOW));
    assertThat(take(arrived(4, "甲", "车位"))).isZero();
    store.run(w -> w.subscriptions().change(id, State.ACTIVE, NOW));
    assertThat(take(arrived(5, "甲", "车位"))).isEqualTo(1);
    store.run(w -> w.subscriptions().change(id, State.DELETED, NOW));
    assertThat(take(arrived(6, "甲", "车位"))).isZero();
  }

  @Test
  void theSameWordsOfManyGoOnWhenOneEnds() {
    long one = words(ANN, "车位");
    words(CLUB, "车位");
    assertThat(take(arrived(2, "甲", "车位"))).isEqualTo(2);
    store.run(w -> w.subscriptions().change(one, State.DELETED, NOW));
    assertThat(take(arrived(3, "甲", "车位"))).isEqualTo(1);
    assertThat(ledger(CLUB)).hasSize(2);
  }

  @Test
  void wordsThatCannotBeReadArePausedAndTheOthersMatch() {
    long broken = bench.subscribe(ANN, Kind.WORDS, "(((车位");
    words(CLUB, "车位");
    assertThat(take(arrived(2, "甲", "车位"))).isEqualTo(1);
    assertThat(state(broken)).isEqualTo(State.PAUSED);
    Subscription paused = store.read(w -> w.subscriptions().find(broken)).orElseThrow();
    assertThat(Subscribing.trouble(paused)).contains(new WordsRefusal.Unbalanced(true));
    var subscribing = new Subscribing(9);
    Outcome resumed = store.write(w -> subscribing.resume(w, ANN, broken, NOW));
    assertThat(resumed).isEqualTo(new Outcome.Refused(paused, new WordsRefusal.Unbalanced(true)));
  }

  @Test
  void aTakeThatIsRolledBackLosesNoChange() {
    long broken = bench.subscribe(ANN, Kind.WORDS, "(((车位");
    Arrived post = arrived(2, "甲", "车位");
    try {
      store.run(
          w -> {
            arrivals.take(w, List.of(post), NOW);
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException e) {
      assertThat(state(broken)).isEqualTo(State.ACTIVE);
    }
    words(CLUB, "车位");
    assertThat(take(post)).isEqualTo(1);
    assertThat(state(broken)).isEqualTo(State.PAUSED);
  }

  /** Throws when it is run on a post that has 车位. */
  private static Query throwing() {
    Query throwing =
        new Query() {
          @Override
          public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            throw new IllegalStateException("as a query might");
          }

          @Override
          public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
          }

          @Override
          public String toString(String field) {
            return "throwing";
          }

          @Override
          public boolean equals(Object other) {
            return this == other;
          }

          @Override
          public int hashCode() {
            return 1;
          }
        };
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term("pairs", "车 位")), Occur.MUST)
        .add(throwing, Occur.MUST)
        .build();
  }

  @Test
  void aQueryThatThrowsKeepsNoneOfTheOthers() {
    try (var queries = new StoredQueries()) {
      var good = new TermQuery(new Term("pairs", "车 位"));
      assertThat(queries.put(Map.of("bad", throwing(), "good", good))).isEmpty();
      StoredQueries.Matched matched = queries.match(TextUnits.of("没有车位"));
      assertThat(matched.names()).containsExactly("good");
      assertThat(matched.failed()).containsOnlyKeys("bad");
    }
  }

  @Test
  void whatIsMovedTogetherStillMatches() {
    try (var queries = new StoredQueries()) {
      for (int i = 0; i < 2_500; i += 100) {
        Map<String, Query> hundred = new HashMap<>();
        for (int n = i; n < i + 100; n++) {
          hundred.put("n" + n, new TermQuery(new Term("singles", "n" + n)));
        }
        queries.put(hundred);
      }
      queries.remove(List.of("n0", "n2499"));
      assertThat(queries.size()).isEqualTo(2_498);
      assertThat(queries.match(List.of("n0", "n1", "n1500", "n2498", "n2499")).names())
          .containsExactlyInAnyOrder("n1", "n1500", "n2498");
    }
  }
}
