package org.wentai.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.source.standin.Mood;

/** Whatever happens in the forum and to the crawl, in the end the store has what guests see. */
class AnyScheduleTest {
  private static final List<Mood> MOODS =
      List.of(
          new Mood.Failing(503, "60"),
          new Mood.Failing(500, ""),
          new Mood.Breaking(),
          new Mood.Closed("升级中"),
          new Mood.LoginWall(),
          new Mood.Challenge(),
          new Mood.Empty());

  @TempDir private Path folder;

  /** The forum as the test knows it. */
  private static final class Model {
    final Map<Long, Map<Long, String>> threads = new TreeMap<>();
    final Set<Long> hidden = new HashSet<>();
    final Set<Long> away = new HashSet<>();
    final Map<Long, Long> reserved = new HashMap<>();
    final Set<String> secret = new HashSet<>();
    final Set<String> fresh = new HashSet<>();
    int number;

    String text() {
      number++;
      return "#" + number + "#";
    }

    Map<Long, String> posts(long tid) {
      return Objects.requireNonNull(threads.get(tid));
    }

    Map<Long, String> guests(long tid) {
      Map<Long, String> seen = new TreeMap<>(posts(tid));
      seen.keySet().removeAll(hidden);
      return away.contains(tid) ? Map.of() : seen;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theStoreEqualsTheForumOnceItIsQuiet(long seed) {
    Random random = new Random(seed);
    Model model = new Model();
    try (Bench bench = new Bench(folder)) {
      long tea = bench.forum.board("茶座");
      long books = bench.forum.board("书房");
      long members = bench.forum.board("内部");
      bench.forum.membersOnly(members, true);
      for (int i = 0; i < 5; i++) {
        old(bench, model, i % 2 == 0 ? tea : books, 8 * i);
      }
      bench.settle();
      bench.book.backfill("bbs");
      if (random.nextBoolean()) {
        bench.settle();
      }
      bench.time.pass(Duration.ofMinutes(5));
      for (int i = 0; i < 60; i++) {
        happen(bench, model, random, List.of(tea, books), members);
        crawl(bench, random);
      }
      bench.server.mood(new Mood.Well());
      bench.book.resume("bbs");
      bench.watch(Duration.ofHours(14));
      check(bench, model);
    }
  }

  private static void old(Bench bench, Model model, long board, int replies) {
    var at = bench.time.instant().minus(Duration.ofDays(3));
    String text = model.text();
    long tid = bench.forum.thread(board, "甲", "旧帖", text, at);
    Map<Long, String> posts = new TreeMap<>();
    model.threads.put(tid, posts);
    for (int i = 0; i < replies; i++) {
      String reply = model.text();
      posts.put(bench.forum.reply(tid, "乙", reply, at.plusSeconds(i + 1)), reply);
    }
    posts.put(first(posts, tid, bench), text);
  }

  /** The opening post's number: those before it belong to other threads. */
  private static long first(Map<Long, String> posts, long tid, Bench bench) {
    return posts.isEmpty() ? bench.forum.reserve(1) - 1 : posts.keySet().iterator().next() - 1;
  }

  private static void happen(
      Bench bench, Model model, Random random, List<Long> boards, long members) {
    List<Long> tids = new ArrayList<>(model.threads.keySet());
    long tid = tids.get(random.nextInt(tids.size()));
    List<Long> pids = new ArrayList<>(model.posts(tid).keySet());
    long pid = pids.get(random.nextInt(pids.size()));
    boolean opening = pid == pids.getFirst();
    switch (random.nextInt(12)) {
      case 0 -> {
        String text = model.text();
        long made = bench.forum.thread(boards.get(random.nextInt(2)), "丙", "新帖", text);
        model.threads.put(made, new TreeMap<>(Map.of(bench.forum.reserve(1) - 1, text)));
        model.fresh.add(text);
      }
      case 1, 2, 3 -> reply(bench, model, tid, 1 + random.nextInt(2));
      case 4 -> reply(bench, model, tid, 5 + random.nextInt(30));
      case 5 -> {
        String text = model.posts(tid).get(pid) + "改";
        bench.forum.edit(pid, text);
        model.posts(tid).put(pid, text);
      }
      case 6 -> {
        if (!opening) {
          bench.forum.delete(pid);
          model.posts(tid).remove(pid);
        }
      }
      case 7 -> {
        boolean hide = !model.hidden.contains(pid);
        if (!opening && !model.secret.contains(model.posts(tid).get(pid))) {
          bench.forum.hide(pid, hide);
          boolean unused = hide ? model.hidden.add(pid) : model.hidden.remove(pid);
        }
      }
      case 8 -> {
        String text = model.text();
        long secret = bench.forum.reply(tid, "丁", text);
        bench.forum.hide(secret, true);
        model.posts(tid).put(secret, text);
        model.hidden.add(secret);
        model.secret.add(text);
      }
      case 9 -> {
        long late = bench.forum.reserve(1);
        reply(bench, model, tid, 1);
        model.reserved.put(late, tid);
      }
      case 10 -> {
        if (!model.reserved.isEmpty()) {
          long late = model.reserved.keySet().iterator().next();
          long in = Objects.requireNonNull(model.reserved.remove(late));
          String text = model.text();
          bench.forum.release(in, late, "戊", text);
          model.posts(in).put(late, text);
          model.fresh.add(text);
        }
      }
      default -> {
        boolean away = random.nextInt(3) == 0;
        bench.forum.move(tid, away ? members : boards.get(random.nextInt(2)), random.nextBoolean());
        boolean unused = away ? model.away.add(tid) : model.away.remove(tid);
      }
    }
  }

  private static void reply(Bench bench, Model model, long tid, int count) {
    for (int i = 0; i < count; i++) {
      String text = model.text();
      model.posts(tid).put(bench.forum.reply(tid, "乙", text), text);
      model.fresh.add(text);
    }
  }

  private static void crawl(Bench bench, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> bench.server.mood(MOODS.get(random.nextInt(MOODS.size())));
      case 1 -> bench.restart();
      case 2 -> bench.watch(Duration.ofMinutes(random.nextInt(40)));
      default -> bench.server.mood(new Mood.Well());
    }
    for (int i = random.nextInt(12); i > 0; i--) {
      bench.crawling().step();
      bench.time.pass(Duration.ofSeconds(random.nextInt(20)));
    }
  }

  private static void check(Bench bench, Model model) {
    Set<String> shown = new HashSet<>();
    model.threads.forEach(
        (tid, posts) -> {
          assertThat(bench.shown(tid)).as("thread %d", tid).isEqualTo(model.guests(tid));
          model.guests(tid).values().forEach(text -> shown.add(text.replace("改", "")));
        });
    List<String> arrived = bench.arrivals().stream().map(text -> text.replace("改", "")).toList();
    shown.retainAll(model.fresh);
    assertThat(arrived).doesNotHaveDuplicates().containsAll(shown);
    assertThat(model.fresh).containsAll(arrived);
    assertThat(arrived)
        .doesNotContainAnyElementsOf(model.secret.isEmpty() ? Set.of("none") : model.secret);
  }
}
