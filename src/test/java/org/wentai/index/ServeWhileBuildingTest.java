package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.WORDS;
import static org.wentai.index.Forum.feed;
import static org.wentai.index.Forum.thread;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeWhileBuildingTest {
  private static final int BUILDS = 12;

  @TempDir Path folder;

  /** Every search sees one whole generation, and later ones never an older generation. */
  @Test
  void searchesGoOnWhileGenerationsChange() throws Exception {
    try (var generations =
            Generations.in(folder, new IndexSettings(IndexSettings.Vectors.OFF, 0, 0));
        var readers = Executors.newFixedThreadPool(4)) {
      build(generations, 0);
      var done = new AtomicBoolean();
      var searched = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 4; i++) {
        searched.add(readers.submit(() -> searchUntil(done, generations)));
      }
      for (int round = 1; round <= BUILDS; round++) {
        build(generations, round);
      }
      done.set(true);
      for (Future<Integer> last : searched) {
        assertThat(last.get()).isBetween(0, BUILDS);
      }
      assertThat(round(generations)).isEqualTo(BUILDS);
    }
  }

  private static void build(Generations generations, int round) {
    generations.build(
        feed(thread("1", "题", "轮次" + round, "轮次" + round), thread("2", "题", "轮次" + round)), QUIET);
  }

  private static int searchUntil(AtomicBoolean done, Generations generations) {
    int last = 0;
    while (!done.get()) {
      int now = round(generations);
      assertThat(now).isGreaterThanOrEqualTo(last);
      last = now;
    }
    return last;
  }

  /** The round that all hits of one search agree on. */
  private static int round(Generations generations) {
    var texts =
        generations
            .serve(
                g -> g.search(SearchQuery.of("轮次", 9)).stream().map(h -> h.post().text()).toList())
            .orElseThrow();
    assertThat(texts).hasSize(3).containsOnly(texts.get(0));
    return Integer.parseInt(texts.get(0).substring(2));
  }
}
