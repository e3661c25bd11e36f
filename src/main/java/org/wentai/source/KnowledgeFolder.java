package org.wentai.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.wentai.forum.ForumThread;

/**
 * A folder of forum posts: pages copied as text, saved pages, JSON Lines, Markdown notes, in any
 * depth of folders.
 */
public final class KnowledgeFolder {
  private static final List<String> EXTENSIONS =
      List.of(".jsonl.gz", ".jsonl", ".html", ".htm", ".txt", ".md");

  private final Path folder;
  private final ZoneId zone;

  private KnowledgeFolder(Path folder, ZoneId zone) {
    this.folder = folder;
    this.zone = zone;
  }

  /**
   * The folder at {@code folder}, or one file alone; nothing is opened yet.
   *
   * @param zone the site's zone, for times that name none
   */
  public static KnowledgeFolder at(Path folder, ZoneId zone) {
    return new KnowledgeFolder(folder, zone);
  }

  /**
   * Reads every file, in the order of their names, and hands each thread to {@code sink} as soon as
   * it is read; JSON Lines are never in memory as a whole. A bad file costs only itself, a bad line
   * of JSON Lines only that line.
   *
   * @return what was read, and what was wrong
   * @throws IOException when the folder itself is missing or cannot be listed; its message is one
   *     sentence for people
   */
  public ReadReport read(Consumer<ForumThread> sink) throws IOException {
    FolderListing listing = listing();
    Reading reading = new Reading(zone, sink);
    listing.problems().forEach(reading::add);
    Map<String, ThreadReader> readers = readers(listing.files());
    for (SourceFile file : listing.files()) {
      read(file, readers, reading);
    }
    return reading.report(listing.skipped());
  }

  private FolderListing listing() throws IOException {
    if (!Files.exists(folder)) {
      throw new IOException(
          "the knowledge folder " + folder + " does not exist; create it, or name another one.");
    }
    if (!Files.isReadable(folder)) {
      throw new IOException(
          "the knowledge folder " + folder + " cannot be read; let this user read it.");
    }
    return Files.isRegularFile(folder)
        ? FolderListing.ofFile(folder, EXTENSIONS)
        : FolderListing.of(folder, EXTENSIONS);
  }

  private static Map<String, ThreadReader> readers(List<SourceFile> files) {
    ThreadReader pages = new SavedPages(files.stream().filter(KnowledgeFolder::isPage).toList());
    ThreadReader lines = new JsonLines();
    return Map.of(
        ".jsonl.gz", lines,
        ".jsonl", lines,
        ".html", pages,
        ".htm", pages,
        ".txt", new PageText(),
        ".md", new MarkdownNote());
  }

  private static boolean isPage(SourceFile file) {
    return extension(file).startsWith(".htm");
  }

  private static String extension(SourceFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().filter(name::endsWith).findFirst().orElseThrow();
  }

  private static void read(SourceFile file, Map<String, ThreadReader> readers, Reading reading) {
    reading.opened();
    try {
      ThreadReader reader = readers.get(extension(file));
      if (reader != null) {
        reader.read(file, reading);
      }
    } catch (UnreadableFile bad) {
      reading.add(bad.in(file.name()));
    } catch (IOException disk) {
      reading.error(
          Place.file(file.name()),
          "it cannot be read (" + disk.getClass().getSimpleName() + ")",
          "let this user read it, or remove it");
    }
  }
}
