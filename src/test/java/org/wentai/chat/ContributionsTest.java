package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.answer.AnswerSettings;
import org.wentai.chat.Contributions.Preview;
import org.wentai.eval.GoldenQuestions;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;

class ContributionsTest {
  @TempDir private Path home;
  private Path folder;
  private KnowledgeBase knowledge;
  private Contributions contributions;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(folder.resolve("pool.md"), "---\ntitle: 游泳馆\nid: p1\n---\n馆长是赵明轩。\n");
    knowledge =
        KnowledgeBase.open(
            folder,
            home.resolve("data"),
            ZoneOffset.ofHours(8),
            new IndexSettings(Vectors.OFF, 0, 1));
    knowledge.build((step, done, total) -> {});
    contributions =
        new Contributions(knowledge, GoldenQuestions.judgedBy(new AnswerSettings(0.25, 20)));
  }

  @AfterEach
  void close() {
    knowledge.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Reply reply) {
    return ((Reply.Notice) reply).text();
  }

  @Test
  void aPreviewShowsWhatWasFoundAndLeavesNothingBehind() throws IOException {
    Preview preview =
        contributions.preview(
            "forum.jsonl",
            bytes(
                """
                {"id": "7", "title": "集市", "posts": [{"text": "周六上午九点。"}, {"text": "收到"}]}
                {"id": "p1", "title": "另一个", "text": "别的。"}
                {broken
                """),
            Language.ZH);
    assertThat(preview.keepable()).isTrue();
    assertThat(text(preview.reply()))
        .contains("forum.jsonl", "新文件", "2 个帖子，3 楼")
        .contains("■ 集市（编号 7，2 楼）", "楼主：周六上午九点。", "沙发：收到")
        .contains("编号 p1 的帖子已在 pool.md 里")
        .contains("- forum.jsonl line 3: ");
    try (Stream<Path> left = Files.list(knowledge.place())) {
      assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.contains("preview"));
    }
    assertThat(folder.resolve("forum.jsonl")).doesNotExist();
  }

  @Test
  void whatHoldsNothingIsNotOffered() {
    Preview preview = contributions.preview("x.jsonl", bytes("{}\n"), Language.EN);
    assertThat(preview.keepable()).isFalse();
    assertThat(text(preview.reply())).contains("0 threads", "not offered", "x.jsonl line 1");
  }

  @Test
  void goldenQuestionsAreReadAsSuch() {
    Preview good =
        contributions.preview("golden.jsonl", bytes("{\"question\": \"谁？\"}\n"), Language.ZH);
    assertThat(good.keepable()).isTrue();
    assertThat(text(good.reply())).contains("标准问题 1 个");
    Preview bad = contributions.preview("golden.jsonl", bytes("{}\n"), Language.ZH);
    assertThat(bad.keepable()).isFalse();
    assertThat(text(bad.reply())).contains("- line 1: ");
  }

  @Test
  void whatIsKeptIsTakenUpByTheNextBuild() throws IOException {
    byte[] note = bytes("---\ntitle: 游泳馆\nid: p1\n---\n馆长是李小红。\n");
    assertThat(text(contributions.preview("pool.md", note, Language.ZH).reply())).contains("会替换");
    assertThat(text(contributions.keep("pool.md", note, Language.ZH))).contains("已替换 pool.md");
    assertThat(text(contributions.keep("new.md", bytes("新的。"), Language.ZH)))
        .contains("已存入 new.md");
    knowledge.build((step, done, total) -> {});
    String kept = knowledge.serve(g -> g.post("p1", 1).orElseThrow().text());
    assertThat(kept).isEqualTo("馆长是李小红。");
    boolean added = knowledge.serve(g -> g.head("new").isPresent());
    assertThat(added).isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("pool.md", "new.md");
    }
  }

  /** A link out of the folder is replaced, not written through. */
  @Test
  void nothingOutsideTheFolderIsWritten() throws IOException {
    Path outside = Files.writeString(home.resolve("outside.md"), "mine");
    Files.createSymbolicLink(folder.resolve("link.md"), outside);
    contributions.keep("link.md", bytes("yours"), Language.ZH);
    assertThat(outside).hasContent("mine");
    assertThat(folder.resolve("link.md")).hasContent("yours").isRegularFile();
    assertThatThrownBy(() -> contributions.keep("../x.md", bytes("x"), Language.ZH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(home.resolve("x.md")).doesNotExist();
  }

  @Test
  void whatCannotBeKeptIsExplained() throws IOException {
    Files.createDirectories(folder.resolve("dir.md"));
    assertThat(text(contributions.keep("dir.md", bytes("x"), Language.ZH))).contains("dir.md 没有存入");
    Files.delete(folder.resolve("dir.md"));
    Files.delete(folder.resolve("pool.md"));
    Files.delete(folder);
    assertThat(text(contributions.keep("a.md", bytes("x"), Language.ZH))).contains("不存在");
  }

  @Test
  void kindsThatAreNotReadAreRefused() {
    assertThatThrownBy(() -> contributions.safeName("run.sh", Language.ZH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".jsonl");
    assertThatThrownBy(() -> contributions.safeName("README.md", Language.EN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("README.md");
    assertThat(contributions.safeName("a/../b.TXT", Language.ZH)).isEqualTo("b.txt");
  }
}
