package org.wentai.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.wentai.forum.ForumThread;

/** A knowledge folder that a test has read. */
record Fixtures(List<ForumThread> threads, ReadReport report) {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  static final Path RESOURCES = Path.of("src/test/resources/org/wentai/source");

  static Fixtures read(Path folder) {
    List<ForumThread> threads = new ArrayList<>();
    try {
      return new Fixtures(threads, KnowledgeFolder.at(folder, ZONE).read(threads::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path folder, String name, String content) {
    return write(folder, name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> messages() {
    return report.problems().stream().map(Problem::message).toList();
  }

  List<String> titles() {
    return threads.stream().map(t -> t.head().title()).toList();
  }
}
