package org.wentai.knowledge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.TreeSet;

/** Tells cheaply whether a folder's files changed: by their names, sizes and times, unread. */
final class Fingerprint {
  private static final int DEEPEST = 64;

  private Fingerprint() {}

  /**
   * @param also what else a change of shows, such as the settings
   * @return hexadecimal digits, equal for an unchanged folder
   */
  static String of(Path folder, String also) throws IOException {
    TreeSet<String> files = new TreeSet<>();
    Files.walkFileTree(
        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, listing(folder, files));
    return sha256(also + "\n" + String.join("\n", files));
  }

  private static SimpleFileVisitor<Path> listing(Path folder, TreeSet<String> files) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
        long time = facts.lastModifiedTime().toMillis();
        files.add(folder.relativize(file) + "\t" + facts.size() + "\t" + time);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) {
        // Reading the folder reports it; here its name is enough to see it come and go.
        files.add(folder.relativize(file) + "\tunreadable");
        return FileVisitResult.CONTINUE;
      }
    };
  }

  static String sha256(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
