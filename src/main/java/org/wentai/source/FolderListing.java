package org.wentai.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.wentai.source.Problem.Severity;

/**
 * The files of a knowledge folder, sorted by name, and what of it is left alone.
 *
 * @param files those with an extension that is read
 * @param skipped those without
 * @param problems what the disk did not let us see
 */
record FolderListing(List<SourceFile> files, List<SkippedFile> skipped, List<Problem> problems) {

  /**
   * Lists {@code folder} and what lies in it, following links.
   *
   * @param extensions what is read, in lower case, with the dot, longest first
   */
  static FolderListing of(Path folder, List<String> extensions) throws IOException {
    Walk walk = new Walk(folder, extensions);
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    return walk.listing();
  }

  /** As {@link #of}, of one file alone. */
  static FolderListing ofFile(Path file, List<String> extensions) throws IOException {
    Path whole = file.toAbsolutePath();
    Walk walk = new Walk(Objects.requireNonNull(whole.getParent()), extensions);
    walk.visitFile(whole, Files.readAttributes(whole, BasicFileAttributes.class));
    return walk.listing();
  }

  private static final class Walk implements FileVisitor<Path> {
    private final Path folder;
    private final List<String> extensions;
    private final List<Path> found = new ArrayList<>();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Walk(Path folder, List<String> extensions) {
      this.folder = folder;
      this.extensions = extensions;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      if (dir.equals(folder)) {
        return FileVisitResult.CONTINUE;
      }
      if (hidden(dir)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (belongsToPage(dir)) {
        skipped.add(new SkippedFile(name(dir), "pictures and scripts of the saved page beside it"));
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (hidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      String name = fileName(file).toLowerCase(java.util.Locale.ROOT);
      if (name.startsWith("readme.") || name.endsWith(".schema.json")) {
        skipped.add(new SkippedFile(name(file), "describes the folder"));
      } else if (file.equals(folder.resolve("golden.jsonl"))) {
        skipped.add(new SkippedFile(name(file), "golden questions"));
      } else if (extensions.stream().noneMatch(name::endsWith)) {
        String read = String.join(", ", extensions);
        skipped.add(new SkippedFile(name(file), "its kind is not read, only " + read));
      } else {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      String reason = "it cannot be opened (" + why.getClass().getSimpleName() + ")";
      problems.add(
          new Problem(
              Severity.ERROR,
              name(file),
              OptionalInt.empty(),
              reason,
              "let this user read it, or remove it"));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path dir, @org.jspecify.annotations.Nullable IOException why) {
      return why == null ? FileVisitResult.CONTINUE : visitFileFailed(dir, why);
    }

    FolderListing listing() {
      Map<String, Integer> stems = new HashMap<>();
      found.forEach(file -> stems.merge(stem(name(file)), 1, Integer::sum));
      List<SourceFile> files =
          found.stream()
              .map(file -> new SourceFile(file, name(file), id(name(file), stems)))
              .sorted(Comparator.comparing(SourceFile::name))
              .toList();
      skipped.sort(Comparator.comparing(SkippedFile::file));
      return new FolderListing(files, List.copyOf(skipped), List.copyOf(problems));
    }

    private String id(String name, Map<String, Integer> stems) {
      String stem = stem(name);
      return stems.getOrDefault(stem, 0) > 1 ? name : stem;
    }

    private String stem(String name) {
      String lower = name.toLowerCase(java.util.Locale.ROOT);
      int length =
          extensions.stream()
              .filter(lower::endsWith)
              .mapToInt(String::length)
              .findFirst()
              .orElse(0);
      String stem = name.substring(0, name.length() - length);
      return stem.isBlank() || stem.endsWith("/") ? name : stem;
    }

    /** Browsers save the pictures of page.html in page_files or page.files. */
    private static boolean belongsToPage(Path dir) {
      String name = fileName(dir);
      if (!name.endsWith("_files") && !name.endsWith(".files")) {
        return false;
      }
      String stem = name.substring(0, name.length() - "_files".length());
      return Set.of(".html", ".htm").stream()
          .anyMatch(extension -> Files.exists(dir.resolveSibling(stem + extension)));
    }

    private static boolean hidden(Path path) {
      return fileName(path).startsWith(".");
    }

    private static String fileName(Path path) {
      Path last = path.getFileName();
      return last == null ? "" : last.toString();
    }

    private String name(Path path) {
      return folder.relativize(path).toString().replace('\\', '/');
    }
  }
}
