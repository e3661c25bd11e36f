package org.wentai.alert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.store.StoredBoard;
import org.wentai.store.Work;

/**
 * The names of the boards that can be subscribed to: those of threads that can be searched, then
 * those of live sites from which nothing was read yet. Safe for many threads.
 */
final class Boards {
  private volatile Searched searched = new Searched("", List.of());

  /** The boards of the generation of this name; what is laid over it is of live sites. */
  private record Searched(String generation, List<String> names) {}

  List<String> names(Generation posts, Work work) {
    Stream<String> watched =
        work.sites().all().stream()
            .flatMap(site -> work.sites().boards(site.name()).stream())
            .map(StoredBoard::name)
            .filter(name -> !name.isBlank());
    return Stream.concat(searched(posts).stream(), watched).distinct().toList();
  }

  /** Reads all threads once a generation: they are many. */
  private List<String> searched(Generation posts) {
    String generation = posts.info().name();
    Searched known = searched;
    if (!known.generation().equals(generation)) {
      known =
          new Searched(
              generation,
              posts.threads(Integer.MAX_VALUE / 2).stream()
                  .map(ThreadHead::board)
                  .flatMap(Optional::stream)
                  .distinct()
                  .toList());
      searched = known;
    }
    return known.names();
  }
}
