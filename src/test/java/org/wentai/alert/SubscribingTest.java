package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.store.Lane;
import org.wentai.store.Site;
import org.wentai.store.Store;
import org.wentai.store.StoredBoard;
import org.wentai.store.StoredThread;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;
import org.wentai.store.Work;

/** Subscribing, over a real index and a real database. */
class SubscribingTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Lane LANE = Lane.of(5);
  private static final Subscriber ANN = new Subscriber(LANE, 5, "zh");
  private static final String POSTS =
      """
      {"id":"901","title":"老街停车场","board":"泰安论坛","posts":[
      {"pid":1,"author":"老孟","postedAt":"2026-09-01 08:00","text":"老街停车场开放了。"},
      {"pid":2,"author":"小李","postedAt":"2026-10-20 08:00","text":"停车收费吗"},
      {"pid":3,"author":"老孟","postedAt":"2026-10-21 08:00","text":"停车每小时两元。"},
      {"pid":4,"author":"小李","postedAt":"2026-11-20 08:00","text":"停车，还没到的日子"}]}
      {"id":"902","title":"摄影","board":"摄影天地","posts":[
      {"pid":9,"author":"阿光","postedAt":"2026-10-30 08:00","text":"晚霞"}]}
      """;

  @TempDir private Path home;
  private Store store;
  private KnowledgeBase knowledge;
  private final Subscribing subscribing = new Subscribing(3);

  @BeforeEach
  void begin() throws IOException {
    Path folder = Files.createDirectories(home.resolve("knowledge"));
    String lines = POSTS.replace(",\n", ",").replace("[\n", "[");
    Files.writeString(folder.resolve("a.jsonl"), lines);
    var words = new IndexSettings(Vectors.OFF, 0, 1);
    knowledge = KnowledgeBase.open(folder, home.resolve("data"), ZoneOffset.ofHours(8), words);
    knowledge.build((step, done, total) -> {});
    store = Store.open(home.resolve("wentai.db"));
  }

  @AfterEach
  void end() {
    knowledge.close();
    store.close();
  }

  private Checked check(String argument) {
    return knowledge.serve(
        posts -> store.read(w -> subscribing.check(Wish.of(argument), posts, w)));
  }

  private Checked.Sound sound(String argument) {
    return (Checked.Sound) check(argument);
  }

  private Outcome subscribe(String argument) {
    Checked.Sound sound = sound(argument);
    return write(w -> subscribing.subscribe(w, ANN, sound, NOW));
  }

  private Outcome write(Function<Work, Outcome> work) {
    return store.write(work);
  }

  private static Subscription done(Outcome outcome) {
    return ((Outcome.Done) outcome).subscription();
  }

  private Preview preview(String argument) {
    Checked.Sound sound = sound(argument);
    return knowledge.serve(posts -> subscribing.preview(sound, posts, NOW));
  }

  @Test
  void boardsThreadsAndAuthorsAreLookedUp() {
    assertThat(sound("board 泰安論壇").target()).isEqualTo("泰安论坛");
    assertThat(check("版块 泰安坛")).isEqualTo(new Checked.Unknown(Kind.BOARD, "泰安坛", List.of("泰安论坛")));
    assertThat(check("版块 求职")).isEqualTo(new Checked.Unknown(Kind.BOARD, "求职", List.of()));
    assertThat(sound("thread http://bbs.example.cn/thread-901-2-1.html").target()).isEqualTo("901");
    assertThat(sound("帖子 902").thread().map(head -> head.title())).contains("摄影");
    assertThat(check("帖子 77")).isEqualTo(new Checked.Unknown(Kind.THREAD, "77", List.of()));
    assertThat(sound("作者 老孟").known()).isTrue();
    assertThat(sound("作者 没来过").known()).isFalse();
    assertThat(check("停车收费吗?")).isEqualTo(new Checked.Ask("停车收费吗?"));
    assertThat(check("停车 OR"))
        .isEqualTo(new Checked.Refused("停车 OR", new WordsRefusal.Dangling("OR")));
  }

  /** A site that was added a moment ago: its list is known, its posts are not searched yet. */
  @Test
  void boardsAndThreadsOfALiveSiteAreKnownBeforeTheyAreSearched() {
    assertThat(check("版块 邻里生活")).isInstanceOf(Checked.Unknown.class);
    store.run(
        w -> {
          w.sites().put(city());
          w.sites().put("city", new StoredBoard(3, "邻里生活", ""));
          w.posts().put(lift(StoredThread.State.SHOWN), true);
        });
    assertThat(sound("版块 鄰里生活").target()).isEqualTo("邻里生活");
    assertThat(sound("帖子 c-77").thread().map(head -> head.title())).contains("电梯");
    assertThat(sound("https://city.example/thread-77-1-1.html").target()).isEqualTo("c-77");
    List<String> names = knowledge.serve(posts -> store.read(w -> subscribing.boards(posts, w)));
    assertThat(names).containsExactly("泰安论坛", "摄影天地", "邻里生活");
    store.run(w -> w.posts().put(lift(StoredThread.State.DENIED), true));
    assertThat(check("帖子 c-77")).isInstanceOf(Checked.Unknown.class);
  }

  private static Site city() {
    return new Site(
        "city",
        "c-",
        "https://city.example/",
        "+08:00",
        "",
        true,
        Site.State.WATCHING,
        NOW,
        Optional.empty(),
        NOW,
        "",
        Optional.empty(),
        "");
  }

  private static StoredThread lift(StoredThread.State state) {
    return new StoredThread(
        0,
        "c-77",
        "city",
        OptionalLong.of(77),
        "电梯",
        "邻里生活",
        "",
        state,
        "",
        "",
        NOW,
        Optional.empty(),
        0);
  }

  @Test
  void thePreviewCountsThePostsOfThirtyDays() {
    Preview words = preview("停车");
    assertThat(words.posts()).isEqualTo(2);
    assertThat(words.cut()).isFalse();
    assertThat(words.examples())
        .extracting(dated -> dated.post().pid())
        .containsExactly(OptionalLong.of(3), OptionalLong.of(2));
    assertThat(preview("all").posts()).isEqualTo(3);
    assertThat(preview("作者 小李").posts()).isEqualTo(1);
    assertThat(preview("版块 摄影天地").posts()).isEqualTo(1);
    assertThat(preview("帖子 901").posts()).isEqualTo(2);
  }

  @Test
  void theSameIsKnownAndTooManyAreRefused() {
    Subscription first = done(subscribe("停车 OR 车位"));
    assertThat(subscribe("車位｜停車")).isEqualTo(new Outcome.Known(first));
    subscribe("all");
    subscribe("作者 老孟");
    assertThat(subscribe("帖子 901")).isEqualTo(new Outcome.Full(3));
    assertThat(write(w -> subscribing.watch(w, ANN, "几点开门", OptionalLong.empty(), NOW)))
        .isEqualTo(new Outcome.Full(3));
    write(w -> subscribing.delete(w, LANE, first.id(), NOW));
    assertThat(subscribe("帖子 901")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void anEditKeepsWhatEarlierAlertsNamed() {
    Subscription old = done(subscribe("停车"));
    Checked.Sound other = sound("车位");
    Subscription now = done(write(w -> subscribing.edit(w, LANE, old.id(), other, NOW)));
    assertThat(now.target()).isEqualTo("车位");
    List<Subscription> living = store.read(w -> subscribing.of(w, LANE));
    assertThat(living).containsExactly(now);
    Optional<Subscription> ended = store.read(w -> w.subscriptions().find(old.id()));
    assertThat(ended)
        .hasValueSatisfying(s -> assertThat(s.target()).isEqualTo("停车"))
        .hasValueSatisfying(s -> assertThat(s.state()).isEqualTo(State.DELETED));
    Subscription all = done(subscribe("all"));
    assertThat(write(w -> subscribing.edit(w, LANE, all.id(), other, NOW)))
        .isEqualTo(new Outcome.Gone());
  }

  @Test
  void anEditWorksInAFullChatAndIntoTheSameWords() {
    Subscription old = done(subscribe("停车"));
    subscribe("all");
    subscribe("作者 老孟");
    Checked.Sound same = sound("停車");
    assertThat(done(write(w -> subscribing.edit(w, LANE, old.id(), same, NOW))).target())
        .isEqualTo("停車");
  }

  @Test
  void pausingAndResumingAreTheLanesOwn() {
    Subscription made = done(subscribe("停车"));
    Lane other = Lane.of(6);
    assertThat(write(w -> subscribing.pause(w, other, made.id(), NOW)))
        .isEqualTo(new Outcome.Gone());
    assertThat(write(w -> subscribing.pause(w, LANE, made.id(), NOW)))
        .asInstanceOf(type(Outcome.Done.class))
        .satisfies(done -> assertThat(done.subscription().state()).isEqualTo(State.PAUSED));
    assertThat(write(w -> subscribing.resume(w, LANE, made.id(), NOW)))
        .asInstanceOf(type(Outcome.Done.class))
        .satisfies(done -> assertThat(done.subscription().state()).isEqualTo(State.ACTIVE));
    write(w -> subscribing.delete(w, LANE, made.id(), NOW));
    assertThat(write(w -> subscribing.resume(w, LANE, made.id(), NOW)))
        .isEqualTo(new Outcome.Gone());
    assertThat(Optional.of(made).flatMap(Subscribing::trouble)).isEmpty();
  }
}
