package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.Section;

/** Whatever stands in a file, reading ends with threads that hold together, or with a problem. */
class JunkTest {
  private static final List<String> KINDS =
      List.of("x.txt", "x.html", "x.jsonl", "x.jsonl.gz", "x.md");

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("junk");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    for (String kind : KINDS) {
      Files.deleteIfExists(folder.resolve(kind));
    }
    Files.delete(folder);
  }

  @Property(tries = 300)
  void bytes(@ForAll("kinds") String kind, @ForAll byte[] content) {
    check(kind, content);
  }

  @Property(tries = 300)
  void characters(@ForAll("kinds") String kind, @ForAll String content) {
    check(kind, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 1000)
  void linesOfPagesInAnyOrder(@ForAll("pageLines") List<String> lines) {
    check("x.txt", String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void piecesOfSavedPagesInAnyOrder(@ForAll("htmlPieces") List<String> pieces) {
    String html = "<div id=\"postlist\">" + String.join("", pieces);
    check("x.html", html.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void piecesOfMarkdownInAnyOrder(@ForAll("markdownPieces") List<String> pieces) {
    check("x.md", String.join("", pieces).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void piecesOfJsonInAnyOrder(@ForAll("jsonPieces") List<String> pieces) {
    check("x.jsonl", String.join("", pieces).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static void check(String kind, byte[] content) {
    Path file = Fixtures.write(folder, kind, content);
    try {
      Fixtures read = Fixtures.read(folder);
      assertThat(read.report().files()).isEqualTo(1);
      boolean maySayNothing = kind.startsWith("x.jsonl");
      assertThat(read.threads().size() + read.report().problems().size() > 0 || maySayNothing)
          .isTrue();
      read.threads().forEach(thread -> check(thread, !maySayNothing));
      read.messages()
          .forEach(
              m ->
                  assertThat(m).startsWith(kind).contains("; ").endsWith(".").doesNotContain("\n"));
    } finally {
      delete(file);
    }
  }

  private static void check(ForumThread thread, boolean tidy) {
    assertThat(thread.head().title()).isNotBlank();
    for (Post post : thread.posts()) {
      int before = 0;
      for (Section section : post.sections()) {
        assertThat(section.span().start()).isGreaterThanOrEqualTo(before);
        assertThat(section.span().end()).isLessThanOrEqualTo(post.text().length());
        before = section.span().end();
      }
      if (tidy) {
        assertThat(post.text())
            .isEqualTo(post.text().stripTrailing())
            .doesNotStartWith("\n")
            .doesNotContain("\n\n\n", "\u00a0");
        post.sections().forEach(s -> assertThat(s.title()).isNotBlank().doesNotContain("\n"));
        post.quotes().forEach(q -> assertThat(q.of(post.text())).isNotBlank());
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<String> kinds() {
    return Arbitraries.of(KINDS);
  }

  @Provide
  Arbitrary<List<String>> pageLines() {
    return Arbitraries.of(
            "",
            "\u00a0",
            "查看: 12|回复: 3",
            "标题一",
            "[复制链接]",
            "发帖IP:中国山东",
            "237",
            "帖子",
            "积分",
            "秀才",
            "Rank: 5Rank: 5",
            "楼主| 发表于 18-07-03 15:58 | 显示全部楼层",
            "发表于 3 天前 |手机版",
            "张三",
            "沙发",
            "99#",
            "0楼",
            "张三 发表于 2018-7-3 16:02",
            "这是一句完整的话,后面还有话。",
            "评分",
            "参与人数 2威望 +2 银币 -1 收起 理由",
            "观尔 + 2 很给力!",
            "甲\t+ 2\t\t好",
            "查看全部评分",
            "点评",
            "同去 发表于 2018-7-3 16:02",
            "回复 支持 反对",
            "使用道具 举报",
            "回复",
            "a1b2.jpg",
            "本帖最后由 张三 于 18-07-03 15:58 编辑",
            "您需要登录后才可以回帖",
            "一、标题",
            "论坛 › 生活 › 标题一",
            "https://a.example/thread-5-1-1.html",
            "发表于 99-99-99 99:99 | 只看该作者")
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<String>> htmlPieces() {
    return Arbitraries.of(
            "<div id=\"post_7\">",
            "<div id=\"post_8\">",
            "</div>",
            "<a id=\"postnum7\">沙发</a>",
            "<a id=\"postnum8\"><em>0</em>#</a>",
            "<table><tr><td id=\"postmessage_7\">",
            "<td class=\"t_f\" id=\"postmessage_8\">",
            "</td></tr></table>",
            "<div class=\"quote\">",
            "<blockquote>",
            "</blockquote>",
            "<div class=\"blockcode\"><ol><li>x = 1;",
            "</ol>",
            "<b>",
            "</b>",
            "<br>",
            "&nbsp; &nbsp;",
            "短标题",
            "这是一句完整的话,后面还有话,说得长一些。",
            "<td>",
            "<pre>",
            "</pre>",
            "<div class=\"locked\">",
            "<i class=\"pstatus\">",
            "<img id=\"aimg_1\" file=\"a b.jpg\">",
            "<img id=\"aimg_]\">",
            "<em id=\"authorposton7\">发表于 18-7-3 15:58</em>",
            "<dl id=\"ratelog_7\"><table class=\"ratl\"><tr><th>威望 <i>+1</i></th></tr><tbody"
                + " class=\"ratl_l\"><tr><td>甲</td><td>+ 1</td><td>好</td>",
            "<script>var tid = parseInt('5');</script>",
            "<span id=\"attach_1\"><a>f.zip</a></span>")
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<String>> markdownPieces() {
    return Arbitraries.of(
            "---\n",
            "title: a\n",
            "date: x\n",
            "id: [1]\n",
            ": :\n",
            "\n",
            "# 标题\n",
            "**",
            "*",
            "_",
            "[a](",
            "https://x.y)",
            "![p](",
            "`",
            "```\n",
            "> ",
            "- ",
            "1. ",
            "| a | b |\n|---|---|\n| 1 | 2 |\n",
            "<b>",
            "</b>",
            "<!--",
            "文字。",
            "    code\n",
            "\t",
            "&nbsp;",
            "\\",
            "  \n")
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<String>> jsonPieces() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\n",
            "\"id\":\"1\",",
            "\"id\":2,",
            "\"title\":\"t\",",
            "\"text\":\"短\"",
            "\"posts\":[{",
            "}]",
            "\"sections\":[{\"title\":\"h\",\"start\":0,\"end\":1}],",
            "\"quotes\":[[0,1]],",
            "\"views\":1e9,",
            "\"pid\":99999999999999999999,",
            "null",
            "\"ratings\":[{}],",
            "\"url\":\"http:// x\",",
            "{\"id\":\"3\",\"title\":\"t\",\"text\":\"x\"}\n",
            "\"attachments\":[{\"kind\":\"picture\"}],")
        .list()
        .ofMaxSize(30);
  }
}
