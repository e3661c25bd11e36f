package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/** Broken pages make no reader throw, and what they give is whole. */
class LiveJunkTest {
  private static final URI AT = URI.create("https://bbs.example.com/thread-77-1-1.html");
  private static final List<String> PAGES =
      List.of("b-first.html", "a-second.html", "d-list.html", "e-archive.html", "c-login.html");

  private final SiteLinks links = new SiteLinks(URI.create("https://bbs.example.com/"));

  @Property(tries = 250)
  void anyDamageIsReadOrRefused(@ForAll Random random) throws IOException {
    String page = PAGES.get(random.nextInt(PAGES.size()));
    byte[] bytes = Files.readAllBytes(Fixtures.RESOURCES.resolve("pages/" + page));
    byte[] body = damage(bytes, random);
    Answer damaged =
        new Answer(AT, 200, Optional.empty(), Optional.of("utf-8"), body, Instant.EPOCH);
    for (Looked<?> looked :
        List.of(
            new LiveThread(links, Fixtures.ZONE).read(damaged, 77),
            new LiveThread(links, Fixtures.ZONE).readPost(damaged, 77, 511),
            new LiveBoard(links, Fixtures.ZONE).read(damaged, 6),
            new LiveBoard(links, Fixtures.ZONE).readIndex(damaged),
            new LiveFeed(Fixtures.ZONE).read(damaged),
            new LiveArchive(Fixtures.ZONE).read(damaged, 77))) {
      switch (looked) {
        case Trouble<?> trouble -> assertThat(trouble.why()).isNotBlank();
        case Page<?> read -> whole(read.value());
      }
    }
  }

  private static void whole(Object value) {
    if (value instanceof ThreadPage thread) {
      assertThat(thread.posts()).allMatch(post -> post.pid().isPresent());
      assertThat(thread.posts()).noneMatch(p -> thread.hidden().contains(p.pid().orElseThrow()));
      assertThat(thread.posts().size() + thread.hidden().size()).isPositive();
    }
  }

  /** Cuts pieces out, doubles others, and changes single bytes. */
  private static byte[] damage(byte[] page, Random random) {
    StringBuilder out = new StringBuilder(new String(page, StandardCharsets.ISO_8859_1));
    for (int i = random.nextInt(6); i >= 0 && out.length() > 10; i--) {
      int from = random.nextInt(out.length());
      int to = Math.min(out.length(), from + 1 + random.nextInt(300));
      switch (random.nextInt(4)) {
        case 0 -> out.delete(from, to);
        case 1 -> out.insert(random.nextInt(out.length()), out.substring(from, to));
        case 2 -> out.setCharAt(from, (char) random.nextInt(256));
        default -> out.setLength(to);
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
