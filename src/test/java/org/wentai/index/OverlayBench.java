package org.wentai.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;

/**
 * Times how long a changed thread takes to be found over a large build, beside that build itself
 * and beside searches without anything laid over it.
 *
 * <p>Arguments: posts of the build (300000), posts that changed since (20000), rounds (50).
 */
final class OverlayBench {
  private static final int POSTS_A_THREAD = 10;
  private static final String[] WORDS =
      ("公交 图书馆 停车 医院 学校 广场 市场 车站 公园 收费 开放 时间 地址 电话 周一 周末 上午 下午 "
              + "路口 改造 通知 价格 排队 预约 办理 证件 老街 新区 南门 北门 二楼 三楼")
          .split(" ");

  private OverlayBench() {}

  public static void main(String[] args) throws Exception {
    int built = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
    int changed = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 50;
    Path folder = Files.createTempDirectory("overlay-bench");
    List<LiveThread> changes = new ArrayList<>();
    try (var generations = Generations.in(folder, Forum.WORDS)) {
      long start = System.nanoTime();
      generations.build(
          sink -> {
            for (int i = 0; i < built / POSTS_A_THREAD; i++) {
              sink.accept(thread(i, 0));
            }
          },
          Forum.QUIET);
      double build = millis(start);
      System.out.printf("build of %d posts: %.0f ms%n", built, build);
      double[] plain = searches(generations, rounds);
      System.out.printf("search over it: median %.2f ms%n", median(plain));
      generations.follow((v, limit) -> since(changes, v, limit));
      generations.serve(g -> true);
      int next = 1;
      // Half of what changed are threads of the build, half are new.
      for (int i = 0; i < changed / POSTS_A_THREAD; i++) {
        int id = i % 2 == 0 ? i * 7 % (built / POSTS_A_THREAD) : built + i;
        changes.add(new LiveThread("t" + id, next++, Optional.of(thread(id, 1))));
      }
      start = System.nanoTime();
      generations.refresh();
      double all = millis(start);
      System.out.printf(
          "%d posts laid over it at once: %.0f ms (%.0f posts/s)%n",
          generations.livePosts(), all, generations.livePosts() * 1000.0 / all);
      double[] found = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        int id = i % 2 == 0 ? i * 31 : 2 * built + i;
        String mark = "zq" + i + "x";
        List<Post> posts = new ArrayList<>(thread(id, 2).posts());
        posts.add(Post.of(posts.size() + 1, "刚刚发出的" + mark + "。").build());
        changes.add(
            new LiveThread("t" + id, next++, Optional.of(Forum.thread("t" + id, "新", posts))));
        start = System.nanoTime();
        generations.refresh();
        boolean there =
            generations.serve(g -> g.search(SearchQuery.of(mark, 3))).orElseThrow().stream()
                .anyMatch(hit -> hit.post().text().contains(mark));
        found[i] = millis(start);
        if (!there) {
          throw new IllegalStateException("not found: " + mark);
        }
      }
      System.out.printf(
          "one changed thread, from refresh to found: median %.1f ms, worst %.1f ms;"
              + " %.0f times quicker than the build%n",
          median(found), Arrays.stream(found).max().orElse(0), build / median(found));
      double[] over = searches(generations, rounds);
      System.out.printf(
          "search over both: median %.2f ms, %.2f times that without%n",
          median(over), median(over) / median(plain));
      start = System.nanoTime();
      for (int i = 0; i < 1000; i++) {
        generations.refresh();
      }
      System.out.printf("refresh without changes: %.3f ms%n", millis(start) / 1000);
      Runtime.getRuntime().gc();
      System.out.printf(
          "heap: %d MB%n",
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
    DurableFiles.deleteTree(folder);
  }

  private static List<LiveThread> since(List<LiveThread> changes, long version, int limit) {
    int from = (int) version;
    return changes.subList(from, Math.min(changes.size(), from + limit));
  }

  private static double[] searches(Generations generations, int rounds) {
    double[] took = new double[rounds];
    for (int i = -rounds; i < rounds; i++) {
      var random = new Random(i);
      String question = words(random, 4) + Math.abs(i);
      long start = System.nanoTime();
      generations.serve(g -> g.search(SearchQuery.of(question, 20)));
      took[Math.max(i, 0)] = millis(start);
    }
    return took;
  }

  private static ForumThread thread(int id, int edition) {
    var random = new Random(id * 31L + edition);
    var posts = new ArrayList<Post>();
    for (int floor = 1; floor <= POSTS_A_THREAD; floor++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(4); i >= 0; i--) {
        text.append(words(random, 6)).append(random.nextInt(10_000)).append('。');
      }
      posts.add(Post.of(floor, text.toString()).pid(id * 100L + floor).build());
    }
    return Forum.thread("t" + id, words(random, 3) + id, posts);
  }

  private static String words(Random random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
