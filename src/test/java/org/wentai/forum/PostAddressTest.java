package org.wentai.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://bbs.example/thread-77-1-1.html, https://bbs.example/",
    "https://bbs.example/x/thread-77-12-3.html, https://bbs.example/x/",
    "https://bbs.example/forum.php?mod=viewthread&tid=77, https://bbs.example/",
    "https://bbs.example/forum.php?extra=page%3D1&mod=viewthread&tid=77, https://bbs.example/",
  })
  void bothFormsOfADiscuzThreadLeadToThePost(String thread, String site) {
    assertThat(PostAddress.of(URI.create(thread), "77", OptionalLong.of(901)))
        .hasToString(site + "forum.php?mod=redirect&goto=findpost&ptid=77&pid=901");
  }

  @Test
  void theTidStandsBehindTheSitesName() {
    URI thread = URI.create("https://bbs.example/thread-77-1-1.html");
    assertThat(PostAddress.of(thread, "tea-house/77", OptionalLong.of(901)))
        .hasToString("https://bbs.example/forum.php?mod=redirect&goto=findpost&ptid=77&pid=901");
  }

  @ParameterizedTest
  @CsvSource({
    "https://bbs.example/thread-77-1-1.html, 77, -1",
    "https://bbs.example/thread-77-1-1.html, notes-77, 901",
    "https://bbs.example/t/77, 77, 901",
    "https://bbs.example/forum.php?mod=forumdisplay&fid=2, 77, 901",
  })
  void elseTheThreadsOwnAddressIsKept(String thread, String tid, long pid) {
    OptionalLong known = pid < 0 ? OptionalLong.empty() : OptionalLong.of(pid);
    assertThat(PostAddress.of(URI.create(thread), tid, known)).hasToString(thread);
  }

  @Test
  void aThreadWithoutAddressHasNoneForItsPosts() {
    assertThat(Threads.UNKNOWN.addressOf(Threads.FULL)).isEmpty();
    assertThat(Threads.KNOWN.addressOf(Threads.FULL).orElseThrow().getQuery()).endsWith("pid=901");
  }
}
