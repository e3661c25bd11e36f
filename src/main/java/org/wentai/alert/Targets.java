package org.wentai.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.store.Site;
import org.wentai.store.StoredThread;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Work;
import org.wentai.text.Folding;

/** Finds the boards, threads and authors that people name. */
final class Targets {
  private static final int NEAR = 3;

  /** The site's number in the kinds of links to a thread that Discuz! X writes. */
  private static final Pattern LINK =
      Pattern.compile("(?:thread-|[?&](?:tid|ptid)=|tid-)(\\d{1,18})");

  /** Among how many of the newest posts an author is looked for, first and last. */
  private static final int SOME = 1_000;

  private static final int MANY = 20_000;

  private Targets() {}

  /** A name as it is compared. */
  static String folded(String name) {
    return Folding.fold(name).strip();
  }

  /** A board among {@code names}. */
  static Checked board(String name, List<String> names) {
    String folded = folded(name);
    Optional<String> same = names.stream().filter(n -> folded(n).equals(folded)).findFirst();
    return same.<Checked>map(
            board -> new Checked.Sound(Kind.BOARD, board, folded, Optional.empty(), true))
        .orElseGet(() -> new Checked.Unknown(Kind.BOARD, name, near(folded, names)));
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
  static Checked thread(String given, Generation posts, Work work) {
    Matcher link = LINK.matcher(given);
    Stream<String> ids = link.find() ? idsOf(link.group(1), given, work) : Stream.of(given.strip());
    return ids.flatMap(id -> posts.head(id).or(() -> read(id, work)).stream())
        .findFirst()
        .<Checked>map(Targets::thread)
        .orElseGet(() -> new Checked.Unknown(Kind.THREAD, given, List.of()));
  }

  /** A thread of a live site that was read and is not searched yet. */
  private static Optional<ThreadHead> read(String id, Work work) {
    return work.posts()
        .thread(id)
        .filter(thread -> thread.state() == StoredThread.State.SHOWN)
        .map(
            thread ->
                new ThreadHead(
                    id,
                    thread.title(),
                    Optional.of(thread.board()).filter(board -> !board.isBlank()),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    ""));
  }

  private static Checked thread(ThreadHead head) {
    return new Checked.Sound(Kind.THREAD, head.id(), head.id(), Optional.of(head), true);
  }

  /** The ids that a site's number may have: the site's that the link names before any other's. */
  private static Stream<String> idsOf(String tid, String link, Work work) {
    Comparator<Site> named =
        Comparator.comparing(site -> !link.contains(site.address().replaceFirst("^https?://", "")));
    return Stream.concat(
        work.sites().all().stream().sorted(named).map(site -> site.prefix() + tid), Stream.of(tid));
  }

  /** An author; one who has not posted lately may yet. */
  static Checked author(String name, Generation posts) {
    String folded = folded(name);
    Optional<String> known =
        IntStream.of(SOME, MANY)
            .mapToObj(posts::latest)
            .flatMap(List::stream)
            .flatMap(dated -> dated.post().author().stream())
            .filter(author -> folded(author).equals(folded))
            .findFirst();
    return new Checked.Sound(
        Kind.AUTHOR, known.orElse(name.strip()), folded, Optional.empty(), known.isPresent());
  }
}
