package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.forum.ForumThread;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.LiveForum;
import org.wentai.settings.AlertSettings;
import org.wentai.settings.SettingsReader;
import org.wentai.source.PostJson;
import org.wentai.store.Lane;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/** Posts that the knowledge folder gained. */
class FolderArrivalsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Lane ANN = Lane.of(11);

  @TempDir private Path home;
  private Path folder;
  private Store store;
  private KnowledgeBase knowledge;
  private FolderArrivals arrivals;

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    write("a", "1", "{\"text\":\"一楼\"}", "{\"text\":\"二楼\"}");
    store = Store.open(home.resolve("wentai.db"));
    var words = new IndexSettings(Vectors.OFF, 0, 1);
    knowledge = KnowledgeBase.open(folder, home.resolve("data"), ZoneOffset.ofHours(8), words);
    knowledge.follow(store);
    build();
    arrivals = arrivals();
    store.run(work -> work.subscriptions().add(all()));
  }

  @AfterEach
  void end() {
    knowledge.close();
    store.close();
  }

  private FolderArrivals arrivals() {
    return new FolderArrivals(knowledge, store, new Arrivals(ledger()), () -> NOW);
  }

  private static Subscription all() {
    return new Subscription(
        0,
        ANN,
        11,
        Subscription.Kind.ALL,
        "",
        "",
        "zh",
        OptionalLong.empty(),
        Subscription.State.ACTIVE,
        NOW,
        NOW,
        0);
  }

  private void write(String file, String id, String... posts) throws IOException {
    String thread = "{\"id\":\"%s\",\"title\":\"题\",\"posts\":[%s]}\n";
    Files.writeString(
        folder.resolve(file + ".jsonl"), thread.formatted(id, String.join(",", posts)));
  }

  private void build() {
    knowledge.build((step, done, total) -> {});
  }

  private List<String> told() {
    return store.read(
        work ->
            work.alerts().waitingPosts(ANN, 9999).stream()
                .map(alert -> work.posts().post(alert.post()).orElseThrow())
                .map(StoredPost::body)
                .map(body -> PostJson.head(body).id() + " " + PostJson.post(body).text())
                .sorted()
                .toList());
  }

  private int reload() {
    build();
    return arrivals.take();
  }

  @Test
  void whatStoodThereTheFirstTimeIsNoNews() {
    assertThat(arrivals.take()).isZero();
    assertThat(arrivals.take()).isZero();
    assertThat(reload()).isZero();
    assertThat(told()).isEmpty();
  }

  @Test
  void newThreadsAndLongerOnesAre() throws IOException {
    arrivals.take();
    write("a", "1", "{\"text\":\"一楼\"}", "{\"text\":\"二楼改了\"}", "{\"text\":\"三楼\"}");
    write("b", "2", "{\"pid\":5,\"text\":\"新帖\"}");
    assertThat(reload()).isEqualTo(2);
    assertThat(told()).containsExactly("1 三楼", "2 新帖");
    assertThat(reload()).isZero();
    assertThat(told()).hasSize(2);
  }

  @Test
  void theyAreGatheredWithTheirThread() throws IOException {
    arrivals.take();
    write("b", "2", "{\"pid\":5,\"text\":\"新帖\"}");
    reload();
    List<String> threads = new ArrayList<>();
    BiFunction<Work, Gathered, List<Gathered.Message>> write =
        (work, what) -> {
          what.threads()
              .forEach(
                  t ->
                      threads.add(
                          t.head().title() + " " + t.items().getFirst().post().text()));
          return List.of();
        };
    new Gatherer(store, settings(), write, () -> {}, () -> NOW).gather(NOW.plusSeconds(60));
    assertThat(threads).containsExactly("题 新帖");
  }

  @Test
  void anArchiveIsNoNews() throws IOException {
    arrivals.take();
    write(
        "b",
        "2",
        "{\"text\":\"没有时间\"}",
        "{\"text\":\"旧的\",\"postedAt\":\"2016-01-01 10:00\"}",
        "{\"text\":\"昨天\",\"postedAt\":\"2026-11-23 10:00\"}",
        "{\"text\":\"最后\"}");
    assertThat(reload()).isEqualTo(2);
    assertThat(told()).containsExactly("2 昨天", "2 最后");
  }

  @Test
  void aThreadThatHasPidsFromNowOnIsNotNew() throws IOException {
    arrivals.take();
    write("a", "1", "{\"pid\":10,\"text\":\"一楼\"}", "{\"pid\":11,\"text\":\"二楼\"}");
    assertThat(reload()).isZero();
    write("a", "1", "{\"pid\":10,\"text\":\"一楼\"}", "{\"pid\":12,\"text\":\"三楼升上来\"}");
    assertThat(reload()).isEqualTo(1);
    write("a", "1", "{\"text\":\"一楼\"}", "{\"text\":\"三楼升上来\"}");
    assertThat(reload()).isZero();
  }

  @Test
  void aThreadOfALiveSiteIsTheSites() throws IOException {
    arrivals.take();
    new LiveForum(store).thread("77", "活的", "活帖");
    write("b", "77", "{\"text\":\"存下来的\"}", "{\"text\":\"又一楼\"}");
    assertThat(reload()).isZero();
    assertThat(told()).isEmpty();
  }

  @Test
  void whoIsKilledHalfwayGoesOnAndTellsNothingTwice() throws IOException {
    arrivals.take();
    List<String> posts = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      posts.add("{\"text\":\"第" + (100_000 + i) + "帖\"}");
    }
    write("b", "2", posts.toArray(String[]::new));
    build();
    // As a kill between two transactions: some are taken, and the generation is not marked.
    var pass = new FolderPass(store, new Arrivals(ledger()), NOW, false);
    knowledge.serve(
        generation -> {
          generation.eachThread(
              thread -> {
                if (thread.head().id().equals("2")) {
                  pass.add(new ForumThread(thread.head(), thread.posts().subList(0, 700)));
                }
              });
          return true;
        });
    assertThat(told()).hasSize(500);
    assertThat(arrivals().take()).isEqualTo(700);
    assertThat(told()).hasSize(1200).doesNotHaveDuplicates();
  }

  @Test
  void anEmptyStoreIsNotAsked() {
    try (KnowledgeBase none =
        KnowledgeBase.open(
            folder,
            home.resolve("other"),
            ZoneOffset.ofHours(8),
            new IndexSettings(Vectors.OFF, 0, 1))) {
      var early = new FolderArrivals(none, store, new Arrivals(ledger()), () -> NOW);
      assertThatThrownBy(early::take).hasMessageContaining("wentai index");
    }
  }

  private Ledger ledger() {
    return new Ledger(settings(), ZoneOffset.ofHours(8));
  }

  private AlertSettings settings() {
    return new SettingsReader(home, Map.of()).read(Optional.empty()).alert();
  }
}
