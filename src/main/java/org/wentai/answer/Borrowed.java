package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;

/**
 * What was asked of one thread, asked of another by its name: its subject is there and the answer
 * is not. Threads are named by their titles, as encyclopedic ones are; where the questions do not
 * name them, there is nothing to borrow. Repeatable: the same seed and questions give the same.
 */
final class Borrowed {
  private static final int DRAWN = 4;
  private static final int SHORTEST_NAME = 2;

  /** A question, where it names its thread. */
  private record Named(Known known, String name) {}

  private final List<Named> earlier = new ArrayList<>();
  private final Random random;

  Borrowed(long seed) {
    random = new Random(seed);
  }

  /**
   * A question learnt before, asked of the thread of {@code known}: of some drawn by chance, the
   * one that shares most with what the thread says.
   */
  Optional<String> of(Generation posts, Known known) {
    String thread = known.threads().get(0);
    String name = name(posts, thread);
    String text = text(posts, thread);
    Optional<String> borrowed =
        drawn(thread).stream()
            .filter(n -> name.length() >= SHORTEST_NAME)
            .filter(n -> n.known().answers().stream().noneMatch(text::contains))
            .map(n -> n.known().text().replace(n.name(), name))
            .max(Comparator.comparingDouble(q -> shared(q.replace(name, ""), text)));
    if (name.length() >= SHORTEST_NAME && known.text().contains(name)) {
      earlier.add(new Named(known, name));
    }
    return borrowed;
  }

  private List<Named> drawn(String thread) {
    List<Named> others =
        earlier.isEmpty()
            ? List.of()
            : Stream.generate(() -> earlier.get(random.nextInt(earlier.size())))
                .limit(DRAWN)
                .toList();
    return others.stream().filter(n -> !n.known().threads().contains(thread)).toList();
  }

  /** The thread's title without what stands in brackets behind it. */
  private static String name(Generation posts, String thread) {
    String title = posts.head(thread).map(ThreadHead::title).orElse("");
    return title.split("[（(]", 2)[0].strip();
  }

  private static String text(Generation posts, String thread) {
    return String.join("\n", posts.posts(thread).stream().map(Post::text).toList());
  }

  /** The share of the pairs of characters of {@code question} that {@code text} has. */
  private static double shared(String question, String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= question.length(); i++) {
      pairs.add(question.substring(i, i + 2));
    }
    return (double) pairs.stream().filter(text::contains).count() / Math.max(1, pairs.size());
  }
}
