package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.answer.AnswerSettings;
import org.wentai.eval.GoldenQuestions;
import org.wentai.index.Generation;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;

class ReloadsTest {
  private static final Function<byte[], GoldenSet> GOLDEN =
      GoldenQuestions.judgedBy(new AnswerSettings(0.25, 20));

  @TempDir private Path home;
  private Path folder;
  private KnowledgeBase knowledge;

  @BeforeEach
  void build() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    note("pool", "游泳馆", "馆长是赵明轩。");
    note("park", "公园", "公园早上六点开门。");
    knowledge =
        KnowledgeBase.open(
            folder,
            home.resolve("data"),
            ZoneOffset.ofHours(8),
            new IndexSettings(Vectors.OFF, 0, 1));
    knowledge.build((step, done, total) -> {});
  }

  @AfterEach
  void close() {
    knowledge.close();
  }

  private void note(String name, String title, String text) throws IOException {
    Files.writeString(
        folder.resolve(name + ".md"), "---\ntitle: " + title + "\n---\n" + text + "\n");
  }

  private void golden(String... lines) throws IOException {
    Files.writeString(folder.resolve(GoldenSet.FILE), String.join("\n", lines));
  }

  private String text(String thread) {
    return knowledge.serve(g -> g.post(thread, 1).map(p -> p.text()).orElse("none"));
  }

  private String reload() throws InterruptedException {
    try (var reloads = new Reloads(knowledge, GOLDEN)) {
      var end = new Heard();
      reloads.reload(Language.ZH, new Heard()::take, end::take);
      return end.next();
    }
  }

  /** What a listener was told. */
  private static final class Heard {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    void take(Reply reply) {
      said.add(((Reply.Notice) reply).text());
    }

    String next() throws InterruptedException {
      return Optional.ofNullable(said.poll(30, TimeUnit.SECONDS)).orElse("nothing");
    }

    List<String> all() {
      return new ArrayList<>(said);
    }
  }

  @Test
  void theReportTellsWhatIsDifferent() throws Exception {
    note("pool", "游泳馆", "馆长是李小红。");
    note("bus", "公交", "末班车二十二点。");
    Files.delete(folder.resolve("park.md"));
    Files.writeString(folder.resolve("table.xls"), "x");
    Files.writeString(folder.resolve("broken.jsonl"), "{\n");
    String report = reload();
    assertThat(report)
        .contains("gen-000002：2 个帖子")
        .contains("新增 1 个帖子：《公交》")
        .contains("改动 1 个帖子：《游泳馆》")
        .contains("移除 1 个帖子：《公园》")
        .contains("- table.xls: its kind is not read")
        .contains("- broken.jsonl line 1: ");
    assertThat(text("pool")).isEqualTo("馆长是李小红。");
  }

  @Test
  void aFileThatOnlyMovedIsNoChange() throws Exception {
    Files.createDirectories(folder.resolve("old"));
    Files.writeString(
        folder.resolve("a.jsonl"), "{\"id\": \"7\", \"title\": \"甲\", \"text\": \"乙。\"}\n");
    reload();
    Files.move(folder.resolve("a.jsonl"), folder.resolve("old/b.jsonl"));
    assertThat(reload()).contains("新增 0 个帖子", "改动 0 个帖子", "移除 0 个帖子");
  }

  @Test
  void goldenQuestionsThatHoldAreNoHindrance() throws Exception {
    golden(
        "{\"question\": \"馆长是谁？\", \"gold\": [[\"赵明轩\"]], \"floor\": 1}",
        "{\"question\": \"火车票多少钱？\", \"answerable\": false}");
    note("bus", "公交", "末班车二十二点。");
    assertThat(reload()).contains("标准问题 2 个，全部通过").contains("golden.jsonl: golden questions");
    assertThat(text("bus")).isEqualTo("末班车二十二点。");
  }

  @Test
  void goldenQuestionsThatFailKeepTheOldGeneration() throws Exception {
    golden(
        "{\"question\": \"公园几点开门？\", \"gold\": [[\"六点\"]]}",
        "{\"question\": \"馆长是谁？\", \"gold\": [[\"赵明轩\"]], \"floor\": 1}");
    note("pool", "游泳馆", "馆长是李小红。");
    String report = reload();
    assertThat(report)
        .contains("2 个标准问题中有 1 个没有通过")
        .contains("■ 馆长是谁？")
        .contains("应为：赵明轩（楼主）")
        .contains("实得：馆长是李小红。（帖子 pool 楼主）")
        .doesNotContain("公园几点开门");
    assertThat(text("pool")).isEqualTo("馆长是赵明轩。");
    assertThat(knowledge.status().generations()).containsExactly("gen-000001");
    assertThat(knowledge.place().resolve("generations/building")).doesNotExist();
  }

  @Test
  void aBrokenGoldenFileIsNamedByLine() throws Exception {
    golden("{\"question\": \"馆长是谁？\"}", "{\"question\": 3}");
    note("pool", "游泳馆", "馆长是李小红。");
    assertThat(reload()).contains("golden.jsonl 有 1 行").contains("- line 2: \"question\"");
    assertThat(text("pool")).isEqualTo("馆长是赵明轩。");
  }

  @Test
  void whatCannotBeReloadedLeavesTheOldServing() throws Exception {
    Files.delete(folder.resolve("pool.md"));
    Files.delete(folder.resolve("park.md"));
    assertThat(reload()).contains("没有找到帖子");
    Files.delete(folder);
    assertThat(reload()).contains(folder + " 不存在");
    assertThat(text("pool")).isEqualTo("馆长是赵明轩。");
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    var asked = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    golden("{}");
    Function<Generation, Optional<GoldenMiss>> waiting =
        posts -> {
          asked.countDown();
          await(goOn);
          return Optional.empty();
        };
    try (var reloads =
        new Reloads(knowledge, bytes -> new GoldenSet(List.of(waiting, waiting), List.of()))) {
      var first = new Heard();
      var second = new Heard();
      var progress = new Heard();
      reloads.reload(Language.ZH, reply -> {}, first::take);
      await(asked);
      reloads.reload(Language.EN, progress::take, second::take);
      assertThat(text("pool")).isEqualTo("馆长是赵明轩。");
      goOn.countDown();
      assertThat(first.next()).contains("gen-000002");
      assertThat(second.next()).contains("Now serving gen-000002");
      assertThat(progress.all()).hasSize(1).first().asString().contains("golden", "1 / 2", "%");
      assertThat(knowledge.status().generations()).containsExactly("gen-000001", "gen-000002");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void progressIsToldAndAListenerThatFailsIsNoHindrance() throws Exception {
    try (var reloads = new Reloads(knowledge, GOLDEN)) {
      var progress = new Heard();
      var end = new Heard();
      reloads.reload(
          Language.ZH,
          reply -> {
            throw new IllegalStateException("deaf");
          },
          reply -> {
            throw new IllegalStateException("deaf");
          });
      reloads.reload(Language.ZH, progress::take, end::take);
      assertThat(end.next()).contains("重新加载完成");
      reloads.reload(Language.ZH, progress::take, end::take);
      end.next();
      assertThat(progress.next()).contains("░").contains("读取帖子");
    }
  }

  @Test
  void closingBreaksOffAndTellsSo() throws Exception {
    var asked = new CountDownLatch(1);
    golden("{}");
    var reloads =
        new Reloads(
            knowledge,
            bytes ->
                new GoldenSet(
                    List.of(
                        posts -> {
                          asked.countDown();
                          return Optional.empty();
                        },
                        posts -> Optional.of(neverAsked())),
                    List.of()));
    var end = new Heard();
    var held = new CountDownLatch(1);
    reloads.reload(
        Language.ZH,
        reply -> {
          if (((Reply.Notice) reply).text().contains("读取帖子")) {
            await(held);
          }
        },
        end::take);
    Thread closing = Thread.ofPlatform().start(reloads::close);
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    held.countDown();
    closing.join();
    assertThat(end.next()).contains("重新加载中断");
    assertThat(asked.getCount()).isEqualTo(1);
    assertThat(text("pool")).isEqualTo("馆长是赵明轩。");
    reloads.reload(Language.ZH, reply -> {}, end::take);
    assertThat(end.next()).contains("重新加载中断");
  }

  private static GoldenMiss neverAsked() {
    return new GoldenMiss("?", GoldenMiss.Said.NOTHING, GoldenMiss.Said.NOTHING);
  }

  @Test
  void rollbackBringsThePreviousBackAndARestartKeepsIt() throws Exception {
    try (var reloads = new Reloads(knowledge, GOLDEN)) {
      assertThat(reloads.rollback(Language.ZH).toString()).contains("没有更早的索引");
      note("pool", "游泳馆", "馆长是李小红。");
      reload();
      assertThat(reloads.rollback(Language.EN).toString())
          .contains("Back to gen-000001")
          .contains("2 threads, 2 posts");
      assertThat(text("pool")).isEqualTo("馆长是赵明轩。");
      try (var again =
          KnowledgeBase.open(
              folder,
              home.resolve("data"),
              ZoneOffset.ofHours(8),
              new IndexSettings(Vectors.OFF, 0, 1))) {
        assertThat(again.state()).isEqualTo(KnowledgeBase.State.FRESH);
      }
      reload();
      assertThat(text("pool")).isEqualTo("馆长是李小红。");
      reloads.rollback(Language.ZH);
      assertThat(text("pool")).as("not what was rolled back from").isEqualTo("馆长是赵明轩。");
    }
  }

  @Test
  void aRollbackDuringABuildIsRefused() throws Exception {
    note("pool", "游泳馆", "馆长是李小红。");
    List<String> said = new ArrayList<>();
    try (var reloads = new Reloads(knowledge, GOLDEN)) {
      knowledge.build((step, done, total) -> said.add(reloads.rollback(Language.ZH).toString()));
    }
    assertThat(said).isNotEmpty().allMatch(s -> s.contains("正在建索引"));
    assertThat(text("pool")).isEqualTo("馆长是李小红。");
  }

  @Test
  void aFullDiskIsCalledThat() throws Exception {
    Function<byte[], GoldenSet> full =
        bytes ->
            new GoldenSet(
                List.of(
                    posts -> {
                      throw new UncheckedIOException(
                          new IOException("write: No space left on device"));
                    }),
                List.of());
    golden("{}");
    try (var reloads = new Reloads(knowledge, full)) {
      var end = new Heard();
      reloads.reload(Language.ZH, reply -> {}, end::take);
      assertThat(end.next()).contains("磁盘满了").contains(knowledge.place().toString());
    }
    assertThat(text("pool")).isEqualTo("馆长是赵明轩。");
  }
}
