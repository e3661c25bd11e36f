package org.wentai.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of an index: {@code generations/gen-000001/{words,vectors,manifest.json}}, the file
 * {@code current} that names the serving one, {@code build.lock}, {@code native/}, and, while
 * vectors are added behind, {@code embedding/} with what is embedded so far, and {@code
 * embedding.lock}.
 *
 * <p>A generation is built in {@code generations/building} and renamed when complete; {@code
 * current} is replaced by an atomic rename. So whatever a killed build leaves is either the folder
 * {@code building}, which the next build deletes, or a complete generation that does not serve.
 */
record DataFolder(Path root) {
  private static final Pattern NAME = Pattern.compile("gen-\\d{6,}");

  Path generations() {
    return root.resolve("generations");
  }

  Path building() {
    return generations().resolve("building");
  }

  Path nativeFiles() {
    return root.resolve("native");
  }

  Path lock() {
    return root.resolve("build.lock");
  }

  /** Vectors that are embedded already, of generations that serve by words meanwhile. */
  Path embedding() {
    return root.resolve("embedding");
  }

  /** Held by who embeds them. */
  Path embeddingLock() {
    return root.resolve("embedding.lock");
  }

  private Path pointer() {
    return root.resolve("current");
  }

  Path generation(String name) {
    return generations().resolve(name);
  }

  /** The serving generation's name. */
  Optional<String> current() throws IOException {
    try {
      String name = Files.readString(pointer(), StandardCharsets.UTF_8).strip();
      return Optional.of(name).filter(n -> NAME.matcher(n).matches());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Changes whenever another generation is swapped in, here or by another process. */
  PointerMark mark() throws IOException {
    try {
      var attributes = Files.readAttributes(pointer(), BasicFileAttributes.class);
      return new PointerMark(attributes.lastModifiedTime().toString() + " " + attributes.fileKey());
    } catch (NoSuchFileException e) {
      return new PointerMark("");
    }
  }

  /** Makes {@code name} the serving generation. */
  void swapTo(String name) throws IOException {
    DurableFiles.write(pointer(), (name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The complete generations, oldest first. */
  List<String> complete() throws IOException {
    if (!Files.isDirectory(generations())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(generations())) {
      return all.map(p -> p.getFileName().toString())
          .filter(n -> NAME.matcher(n).matches())
          .filter(n -> Files.exists(generation(n).resolve(Manifest.FILE)))
          .sorted(java.util.Comparator.comparingLong(DataFolder::number))
          .toList();
    }
  }

  /** A name later than all that stand here, complete or not. */
  String nextName() throws IOException {
    long last = 0;
    if (Files.isDirectory(generations())) {
      try (Stream<Path> all = Files.list(generations())) {
        last =
            all.map(p -> p.getFileName().toString())
                .filter(n -> NAME.matcher(n).matches())
                .mapToLong(DataFolder::number)
                .max()
                .orElse(0);
      }
    }
    return "gen-%06d".formatted(last + 1);
  }

  private static long number(String name) {
    return Long.parseLong(name.substring("gen-".length()));
  }

  /** The state of the pointer file. */
  record PointerMark(String state) {}
}
