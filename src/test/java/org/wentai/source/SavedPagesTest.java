package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.forum.Post;

/** What may not happen with saved pages, beyond what the golden file shows. */
class SavedPagesTest {
  private static final Path PAGES = Fixtures.RESOURCES.resolve("pages");

  @TempDir Path folder;

  @Test
  void aGbkPageReadsAsItsTwinInUtf8() throws IOException {
    String html = Files.readString(PAGES.resolve("b-first.html"));
    Fixtures.write(
        folder,
        "page.htm",
        html.replace("charset=\"utf-8\"", "charset=gbk").getBytes(Charset.forName("GBK")));
    var read = Fixtures.read(folder).threads().getFirst();
    assertThat(read.head().title()).isEqualTo("社区图书角开放时间");
    assertThat(read.posts().getFirst().text()).contains("每人限借两本,期限三十天。");
  }

  @Test
  void whatAGuestMayNotReadIsNowhere() {
    String everything = Rendering.of(Fixtures.read(PAGES).threads().getFirst());
    assertThat(everything)
        .doesNotContain("1357")
        .doesNotContain("如果您要查看")
        .doesNotContain("9 K!")
        .doesNotContain("qwe")
        .doesNotContain("脚本")
        .doesNotContain("签名")
        .doesNotContain("下载次数")
        .doesNotContain("编辑");
  }

  @Test
  void theSamePageSavedTwiceGivesEachPidOnce() throws IOException {
    String html = Files.readString(PAGES.resolve("b-first.html"));
    Fixtures.write(folder, "one.html", html);
    Fixtures.write(folder, "two/again.html", html);
    Fixtures read = Fixtures.read(folder);
    assertThat(read.report().clean()).isTrue();
    assertThat(read.threads()).hasSize(1);
    assertThat(read.threads().getFirst().posts()).extracting(Post::floor).containsExactly(1, 2, 3);
  }

  @Test
  void twoSitesMayNumberTheirThreadsAlike() throws IOException {
    String html = Files.readString(PAGES.resolve("b-first.html"));
    Fixtures.write(folder, "a.html", html);
    Fixtures.write(folder, "b.html", html.replace("bbs.example.com", "other.example.com"));
    Fixtures read = Fixtures.read(folder);
    assertThat(read.report().clean()).isTrue();
    assertThat(read.threads())
        .extracting(t -> t.head().id())
        .containsExactly("77", "77@other.example.com");
  }

  @Test
  void whatABrowserSavesBesideAPageIsLeftAlone() throws IOException {
    Fixtures.write(folder, "p.html", Files.readString(PAGES.resolve("b-first.html")));
    Fixtures.write(folder, "p_files/frame.html", "<html><body>广告</body></html>");
    Fixtures read = Fixtures.read(folder);
    assertThat(read.report().clean()).isTrue();
    assertThat(read.report().skipped()).extracting(SkippedFile::file).containsExactly("p_files");
  }

  @Test
  void elementsNestedWithoutEndDoNotOverflow() throws IOException {
    String deep = "<div>".repeat(20_000) + "深处的话" + "</div>".repeat(20_000);
    String html = Files.readString(PAGES.resolve("b-first.html"));
    Fixtures.write(folder, "deep.html", html.replace("可以用身份证登记。", deep));
    Fixtures read = Fixtures.read(folder);
    assertThat(read.threads()).hasSize(1);
  }
}
