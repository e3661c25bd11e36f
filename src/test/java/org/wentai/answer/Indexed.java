package org.wentai.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.wentai.forum.ForumThread;
import org.wentai.index.Generation;
import org.wentai.index.Generations;
import org.wentai.index.IndexSettings;
import org.wentai.source.KnowledgeFolder;

/** Real indexes of real files in temporary folders, each built once and gone with the JVM. */
final class Indexed {
  static final AnswerSettings SETTINGS = new AnswerSettings(0.3, 20);
  private static final Path FORUM_A = Path.of("src/test/resources/quality/forum-a.jsonl");

  private final List<ForumThread> threads = new ArrayList<>();
  private final Generations generations;

  private Indexed(Path knowledge, IndexSettings.Vectors vectors) {
    try {
      Path data = temporary();
      KnowledgeFolder.at(knowledge, ZoneId.of("Asia/Shanghai")).read(threads::add);
      generations = Generations.in(data, new IndexSettings(vectors, 0, 0));
      generations.build(threads::forEach, (step, done, total) -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code threads}, searched by words. */
  static Indexed of(ForumThread... threads) {
    return new Indexed(List.of(threads));
  }

  private Indexed(List<ForumThread> given) {
    try {
      threads.addAll(given);
      generations = Generations.in(temporary(), new IndexSettings(IndexSettings.Vectors.OFF, 0, 0));
      generations.build(threads::forEach, (step, done, total) -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's knowledge folder: one thread. */
  static Indexed seed(IndexSettings.Vectors vectors) {
    return vectors == IndexSettings.Vectors.OFF ? SeedByWords.INDEXED : Seed.INDEXED;
  }

  /** A forum of seven threads. */
  static Indexed forum(IndexSettings.Vectors vectors) {
    return vectors == IndexSettings.Vectors.OFF ? ForumByWords.INDEXED : Forum.INDEXED;
  }

  List<ForumThread> threads() {
    return List.copyOf(threads);
  }

  <T> T serve(Function<Generation, T> work) {
    return generations.serve(work).orElseThrow();
  }

  Answer answer(Question question) {
    return serve(g -> new Answerer(SETTINGS).answer(g, question));
  }

  Answer answer(String question) {
    return answer(Question.of(question));
  }

  private static Path forumFolder() {
    try {
      Path folder = temporary();
      Files.copy(FORUM_A, folder.resolve("forum-a.jsonl"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() throws IOException {
    Path folder = Files.createTempDirectory("wentai-answer");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path visited, @org.jspecify.annotations.Nullable IOException failed)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Seed {
    static final Indexed INDEXED = new Indexed(Path.of("knowledge"), IndexSettings.Vectors.ON);
  }

  private static final class SeedByWords {
    static final Indexed INDEXED = new Indexed(Path.of("knowledge"), IndexSettings.Vectors.OFF);
  }

  private static final class Forum {
    static final Indexed INDEXED = new Indexed(forumFolder(), IndexSettings.Vectors.ON);
  }

  private static final class ForumByWords {
    static final Indexed INDEXED = new Indexed(forumFolder(), IndexSettings.Vectors.OFF);
  }
}
