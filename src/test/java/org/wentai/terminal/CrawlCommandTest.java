package org.wentai.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Mood;
import org.wentai.source.standin.Site;

class CrawlCommandTest {
  @TempDir private Path home;
  private Program program;
  private ForumServer server;

  @BeforeEach
  void start() {
    program = new Program(home);
    server = ForumServer.start(Site.utf8());
    long board = server.forum().board("茶座");
    server
        .forum()
        .thread(board, "甲", "停车", "新来的帖子：小区停车场每天早上七点开门。", Instant.now().minusSeconds(3600));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void configure() {
    program.write(
        "config/wentai.yaml", "sites:\n  - name: bbs\n    address: " + server.root() + "\n");
  }

  @Test
  void withoutASiteItSaysHowToNameOne() {
    Program.End end = program.run("crawl", "--once");
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.err()).contains("config/wentai.yaml");
  }

  @Test
  void sitesArePausedResumedAndListed() {
    configure();
    assertThat(program.run("crawl", "pause", "bbs").out()).contains("bbs").contains("已暂停");
    assertThat(program.run("crawl", "--sites").out()).contains("已暂停");
    assertThat(program.run("crawl", "resume", "bbs").out()).contains("正在关注");
    assertThat(program.run("crawl", "backfill", "bbs").out()).contains("正在补读旧帖");
    assertThat(program.run("crawl", "--sites").out()).contains("还估不出要多久");
    assertThat(program.run("crawl", "pause", "none").status()).isEqualTo(ExitStatus.FAILED);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aPrivateAddressIsForTheSettingsOnly() {
    Program.End end = program.run("crawl", "add", "bbs", server.root().toString());
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.err()).contains(server.root().toString());
    Program.End boards =
        program.run("crawl", "add", "out", "http://198.51.100.7/bbs/", "--boards", "2,x");
    assertThat(boards.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(boards.err()).contains("“2,x”不是版块编号");
    Program.End added =
        program.run("crawl", "add", "out", "http://198.51.100.7/bbs/", "--boards", "2,3");
    assertThat(added.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void aRehearsalPrintsAndStoresNothing() {
    configure();
    Program.End end = program.run("crawl", "--dry-run", "--backfill");
    assertThat(end.err()).doesNotContain("wentai:");
    assertThat(end.out()).contains("新来的帖子").contains("会保存 1 楼");
    assertThat(Files.exists(home.resolve("data/wentai.db"))).isFalse();
  }

  @Test
  void aRehearsalTellsWhatIsWrongWithASite() {
    configure();
    server.mood(new Mood.LoginWall());
    Program.End end = program.run("crawl", "--dry-run");
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.out()).contains("会保存 0 楼", "站点要求登录", server.root().toString());
  }

  @Test
  void onceReadsWhatIsThereAndEnds() {
    configure();
    Program.End end = program.run("crawl", "bbs", "--once", "--backfill");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out()).contains("已存 1 楼");
    assertThat(program.run("ask", "小区停车场几点开门？").out()).contains("早上七点开门").contains("甲");
  }
}
