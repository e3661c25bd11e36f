package org.wentai.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Times a search by words beside plain Lucene's search of the same posts. */
public final class SearchBench {
  private SearchBench() {}

  /**
   * What was measured, by turns, question by question.
   *
   * @param ours milliseconds of each search, with coverage and the posts of the hits
   * @param plain milliseconds of each search by plain Lucene, with the stored texts of the hits
   */
  public record Result(List<Double> ours, List<Double> plain) {
    public Result {
      ours = List.copyOf(ours);
      plain = List.copyOf(plain);
    }
  }

  /**
   * Asks all questions.
   *
   * @param posts searched by words, whether they have vectors or not
   * @param folder an empty folder for plain Lucene's index; what is written there is deleted
   * @param limit passages wanted of each search
   * @param warm rounds that are not counted
   */
  public static Result run(
      Generation posts, Path folder, List<String> questions, int limit, int warm, int rounds)
      throws IOException {
    Path index = Files.createDirectories(folder.resolve("plain"));
    try {
      try (var writer = new PlainWriter(index)) {
        posts.eachThread(thread -> Unchecked.io(() -> writer.add(thread)));
        writer.commit();
      }
      try (var plain = new PlainSearcher(index)) {
        return run(posts.byWords(), plain, questions, limit, warm, rounds);
      }
    } finally {
      DurableFiles.deleteTree(index);
    }
  }

  private static Result run(
      Generation posts,
      PlainSearcher plain,
      List<String> questions,
      int limit,
      int warm,
      int rounds)
      throws IOException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < warm + rounds; round++) {
      for (String question : questions) {
        Generation fresh = posts.without(Set.of()); // one that remembers no search
        long start = System.nanoTime();
        fresh.search(SearchQuery.of(question, limit));
        long middle = System.nanoTime();
        plain.search(question, limit);
        long end = System.nanoTime();
        if (round >= warm) {
          ours.add((middle - start) / 1e6);
          theirs.add((end - middle) / 1e6);
        }
      }
    }
    return new Result(ours, theirs);
  }
}
