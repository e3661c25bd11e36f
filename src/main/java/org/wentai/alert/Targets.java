package org.wentai.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Work;
import org.wentai.text.Folding;

/** Finds the boards, threads and authors that people name. */
final class Targets {
  private static final int NEAR = 3;

  /** The site's number in the kinds of links to a thread that Discuz! X writes. */
  private static final Pattern LINK =
      Pattern.compile("(?:thread-|[?&](?:tid|ptid)=|tid-)(\\d{1,18})");

  /** Where an author is looked for among the newest posts. */
  private static final int AUTHORS_OF = 20_000;

  /** What was found in a generation, which never changes. */
  private record Boards(Generation of, List<String> names) {}

  private final AtomicReference<@Nullable Boards> boards = new AtomicReference<>();

  /** A name as it is compared. */
  static String folded(String name) {
    return Folding.fold(name).strip();
  }

  Checked board(String name, Generation posts) {
    String folded = folded(name);
    List<String> names = boards(posts);
    Optional<String> same = names.stream().filter(n -> folded(n).equals(folded)).findFirst();
    return same.<Checked>map(
            board -> new Checked.Sound(Kind.BOARD, board, folded, Optional.empty(), true))
        .orElseGet(() -> new Checked.Unknown(Kind.BOARD, name, near(folded, names)));
  }

  private List<String> boards(Generation posts) {
    Boards last = boards.get();
    if (last == null || last.of() != posts) {
      List<String> names =
          posts.threads(Integer.MAX_VALUE / 2).stream()
              .map(ThreadHead::board)
              .flatMap(Optional::stream)
              .distinct()
              .toList();
      last = new Boards(posts, names);
      boards.set(last);
    }
    return last.names();
  }

  /** The names that share most of their characters with {@code folded}, if any shares half. */
  private static List<String> near(String folded, List<String> names) {
    record Near(String name, double likeness) {}
    return names.stream()
        .map(name -> new Near(name, likeness(folded, folded(name))))
        .filter(n -> n.likeness() >= 0.5)
        .sorted(Comparator.comparingDouble(n -> -n.likeness()))
        .limit(NEAR)
        .map(Near::name)
        .toList();
  }

  /** The characters that both have, of the shorter one's, 0 to 1. */
  private static double likeness(String a, String b) {
    long shared = a.chars().distinct().filter(c -> b.indexOf(c) >= 0).count();
    long fewest = Math.min(a.chars().distinct().count(), b.chars().distinct().count());
    return fewest == 0 ? 0 : (double) shared / fewest;
  }

  /** A thread by its id, a site's number with its site's prefix, or a link with that number. */
  Checked thread(String given, Generation posts, Work work) {
    Matcher link = LINK.matcher(given);
    String id = link.find() ? link.group(1) : given.strip();
    return posts
        .head(id)
        .<Checked>map(head -> new Checked.Sound(Kind.THREAD, id, id, Optional.of(head), true))
        .orElseGet(() -> new Checked.Unknown(Kind.THREAD, given, List.of()));
  }

  /** An author; one who has not posted lately may yet. */
  Checked author(String name, Generation posts) {
    String folded = folded(name);
    Function<Generation.Dated, Stream<String>> authors =
        dated -> dated.post().author().stream().filter(a -> folded(a).equals(folded));
    Optional<String> known = posts.latest(AUTHORS_OF).stream().flatMap(authors).findFirst();
    return new Checked.Sound(
        Kind.AUTHOR, known.orElse(name.strip()), folded, Optional.empty(), known.isPresent());
  }
}
