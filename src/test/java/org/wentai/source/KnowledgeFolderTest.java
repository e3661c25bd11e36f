package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeFolderTest {
  @TempDir Path folder;

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("nowhere");
    assertThatThrownBy(() -> KnowledgeFolder.at(missing, Fixtures.ZONE).read(thread -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("does not exist");
  }

  @Test
  void filesAreReadInTheOrderOfTheirNamesInAnyDepth() {
    Fixtures.write(folder, "b.txt", "乙");
    Fixtures.write(folder, "a/z.md", "甲");
    Fixtures.write(folder, "c.jsonl", "{\"id\":\"1\",\"title\":\"丙\",\"text\":\"丙\"}");
    Fixtures read = Fixtures.read(folder);
    assertThat(read.threads()).extracting(t -> t.head().id()).containsExactly("a/z", "b", "1");
    assertThat(read.report().files()).isEqualTo(3);
    assertThat(read.report().posts()).isEqualTo(3);
  }

  @Test
  void hiddenFilesAreIgnoredAndUnknownOnesNamed() {
    Fixtures.write(folder, ".draft.txt", "草稿");
    Fixtures.write(folder, ".git/x.txt", "x");
    Fixtures.write(folder, "README.md", "说明");
    Fixtures.write(folder, "thread.schema.json", "{}");
    Fixtures.write(folder, "map.png", "x");
    Fixtures read = Fixtures.read(folder);
    assertThat(read.threads()).isEmpty();
    assertThat(read.report().clean()).isTrue();
    assertThat(read.report().skipped())
        .extracting(SkippedFile::file)
        .containsExactly("README.md", "map.png", "thread.schema.json");
  }

  @Test
  void aBadFileCostsOnlyItself() {
    Fixtures.write(folder, "a.txt", "   \n");
    Fixtures.write(folder, "b.txt", new byte[] {1, 0, 2, 0, (byte) 0xff, 0});
    Fixtures.write(folder, "c.md", "---\ntitle: x\n没有结尾");
    Fixtures.write(folder, "d.txt", "好的文件");
    Fixtures read = Fixtures.read(folder);
    assertThat(read.titles()).containsExactly("好的文件");
    assertThat(read.report().errors()).isEqualTo(3);
    assertThat(read.messages())
        .satisfiesExactly(
            a -> assertThat(a).startsWith("a.txt: the file holds no text; "),
            b -> assertThat(b).startsWith("b.txt: the file is neither UTF-8 nor GBK text; "),
            c -> assertThat(c).startsWith("c.md line 1: the front matter has no end; "));
  }

  @Test
  void textFromChineseWindowsIsRead() {
    Fixtures.write(folder, "gbk.txt", "停电通知\n明天停电。".getBytes(Charset.forName("GBK")));
    Fixtures.write(folder, "mark.txt", "\ufeff停水通知\n明天停水。");
    Fixtures.write(folder, "wide.txt", "\ufeff停气通知\r\n明天停气。".getBytes(StandardCharsets.UTF_16LE));
    Fixtures read = Fixtures.read(folder);
    assertThat(read.titles()).containsExactly("停电通知", "停水通知", "停气通知");
  }

  @Test
  void anIdThatStandsTwiceIsToldWithBothPlaces() {
    Fixtures.write(folder, "a.jsonl", "{\"id\":\"7\",\"title\":\"先\",\"text\":\"x\"}\n");
    Fixtures.write(folder, "b.md", "---\nid: 7\n---\n后");
    Fixtures read = Fixtures.read(folder);
    assertThat(read.titles()).containsExactly("先");
    assertThat(read.messages().getFirst())
        .startsWith("b.md: the thread id '7' was already read from a.jsonl line 1; ");
  }

  @Test
  void filesOfOneStemKeepApart() {
    Fixtures.write(folder, "notice.md", "一");
    Fixtures.write(folder, "notice.txt", "二");
    assertThat(Fixtures.read(folder).threads())
        .extracting(t -> t.head().id())
        .containsExactly("notice.md", "notice.txt");
  }

  @Test
  void whatTheSinkThrowsIsNoProblemOfAFile() {
    Fixtures.write(folder, "a.txt", "字");
    assertThatThrownBy(
            () ->
                KnowledgeFolder.at(folder, Fixtures.ZONE)
                    .read(
                        thread -> {
                          throw new IllegalStateException("disk full");
                        }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSeedIsUnchanged() throws IOException {
    byte[] seed = Files.readAllBytes(Path.of("knowledge/taian-science-agreement.txt"));
    assertThat(seed).hasSize(8473);
  }
}
