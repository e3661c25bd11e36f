package org.wentai.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Optional;
import org.wentai.index.IndexSettings;

/**
 * Where the index of a knowledge folder lies, and what is noted there: what the folder looked like
 * when it was built, and whether live threads belong to it.
 */
final class IndexPlace {
  /** Raised when the same files give another index than before. */
  private static final String FORM = "3";

  private final Path folder;
  private final Path place;

  /** What else than the files makes an index another one. */
  private final String form;

  IndexPlace(Path folder, Path data, ZoneId zone, IndexSettings settings) {
    this.folder = folder;
    this.place = of(folder, data);
    this.form = FORM + "\t" + zone + "\t" + settings.vectors();
  }

  /** The index folder of {@code folder}: named for people, told apart by the path's sum. */
  static Path of(Path folder, Path data) {
    Path real = folder.toAbsolutePath().normalize();
    try {
      real = folder.toRealPath();
    } catch (IOException e) {
      // A path that cannot be resolved names itself as well as it can.
      real = folder.toAbsolutePath().normalize();
    }
    String name = real.getFileName() == null ? "root" : real.getFileName().toString();
    String sum = Fingerprint.sha256(real.toString()).substring(0, 8);
    return data.resolve("index").resolve(name.replaceAll("[^\\p{L}\\p{N}._-]", "_") + "-" + sum);
  }

  Path path() {
    return place;
  }

  /** Sums up what the folder looks like now. */
  String fingerprint() throws IOException {
    return Fingerprint.of(folder, form);
  }

  /** Notes that the index was built of a folder that looked like {@code fingerprint}. */
  void remember(String fingerprint) throws IOException {
    Path aside = place.resolve("knowledge.fingerprint.new");
    Files.writeString(aside, fingerprint + "\n");
    Files.move(aside, mark(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What {@link #remember} noted last; empty before. */
  Optional<String> remembered() throws IOException {
    try {
      return Optional.of(Files.readString(mark()).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether {@link #expectLive} was ever called. */
  boolean hasLive() {
    return Files.exists(liveMark());
  }

  /** Live threads belong to this index: {@link #hasLive} from now on. */
  void expectLive() {
    try {
      Files.write(liveMark(), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("the index's folder cannot be written: " + liveMark(), e);
    }
  }

  private Path mark() {
    return place.resolve("knowledge.fingerprint");
  }

  private Path liveMark() {
    return place.resolve("live");
  }
}
