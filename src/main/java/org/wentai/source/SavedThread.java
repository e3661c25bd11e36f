package org.wentai.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/** Puts the saved pages of one thread together. */
final class SavedThread {
  /** Posts on a page where the site has not changed Discuz' own setting. */
  private static final int USUAL_PAGE = 10;

  private SavedThread() {}

  /**
   * One thread of the posts on {@code pages}, each pid once. Floors are those the pages show; where
   * a page shows none, they are counted from the page's number. Pages saved at different times may
   * show one floor for two posts: then the later moves down.
   */
  static ForumThread of(String id, List<SavedPage> pages) {
    Map<Long, Numbered> posts = new LinkedHashMap<>();
    int perPage = pages.stream().mapToInt(page -> page.posts().size()).max().orElse(0);
    for (SavedPage page : pages) {
      int floor = (page.number() - 1) * Math.max(perPage, USUAL_PAGE);
      for (SavedPost post : page.posts()) {
        floor = post.floor().orElse(floor + 1);
        posts.putIfAbsent(post.pid(), new Numbered(floor, post));
      }
    }
    List<Numbered> ordered = new ArrayList<>(posts.values());
    ordered.sort(Comparator.comparingInt(Numbered::floor).thenComparingLong(n -> n.post().pid()));
    List<Post> placed = new ArrayList<>();
    int before = 0;
    for (Numbered next : ordered) {
      before = Math.max(next.floor(), before + 1);
      placed.add(next.post().at(before));
    }
    return new ForumThread(head(id, pages), placed);
  }

  private record Numbered(int floor, SavedPost post) {}

  private static ThreadHead head(String id, List<SavedPage> pages) {
    SavedPage first = pages.getFirst();
    return new ThreadHead(
        id,
        first.title(),
        known(pages, SavedPage::board),
        known(pages, SavedPage::address),
        known(pages, SavedPage::views).map(OptionalLong::of).orElse(OptionalLong.empty()),
        known(pages, SavedPage::replies)
            .map(replies -> OptionalInt.of(Math.toIntExact(replies)))
            .orElse(OptionalInt.empty()),
        first.file());
  }

  private static <T> Optional<T> known(
      List<SavedPage> pages, Function<SavedPage, Optional<T>> value) {
    return pages.stream().map(value).flatMap(Optional::stream).findFirst();
  }
}
