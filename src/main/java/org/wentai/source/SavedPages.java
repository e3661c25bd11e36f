package org.wentai.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads saved Discuz thread pages. The pages of one thread become one thread, whatever their files
 * are called; it is handed on where the first of them stands.
 */
final class SavedPages implements ThreadReader {
  private final List<SourceFile> files;
  private Optional<Map<PageKey, List<SourceFile>>> groups = Optional.empty();

  /** Will read {@code files}, all the saved pages of the folder in their order. */
  SavedPages(List<SourceFile> files) {
    this.files = files;
  }

  @Override
  public void read(SourceFile file, Reading out) throws IOException {
    String html = HtmlDecoding.read(file.path());
    Optional<PageKey> key = PageKey.of(html);
    if (key.isEmpty()) {
      SavedPage page = SavedPage.of(html, file, out.zone());
      out.thread(SavedThread.of(file.id(), List.of(page)), Place.file(file.name()));
      return;
    }
    List<SourceFile> pages = groups().getOrDefault(key.get(), List.of(file));
    if (pages.getFirst().equals(file)) {
      thread(key.get(), pages, out);
    }
  }

  private void thread(PageKey key, List<SourceFile> files, Reading out) throws IOException {
    List<SavedPage> pages = new ArrayList<>();
    for (SourceFile file : files) {
      try {
        pages.add(SavedPage.of(HtmlDecoding.read(file.path()), file, out.zone()));
      } catch (UnreadableFile bad) {
        out.add(bad.in(file.name()));
      }
    }
    if (!pages.isEmpty()) {
      // Two sites may number their threads alike.
      String id =
          out.has(key.tid()) && !key.site().isEmpty() ? key.tid() + "@" + key.site() : key.tid();
      out.thread(SavedThread.of(id, pages), Place.file(files.getFirst().name()));
    }
  }

  /** Which pages belong together; read once, when the first page is. */
  private Map<PageKey, List<SourceFile>> groups() {
    if (groups.isEmpty()) {
      Map<PageKey, List<SourceFile>> found = new LinkedHashMap<>();
      for (SourceFile file : files) {
        keyOf(file).ifPresent(key -> found.computeIfAbsent(key, k -> new ArrayList<>()).add(file));
      }
      groups = Optional.of(found);
    }
    return groups.get();
  }

  /** A file that cannot be read has no key here, and its problem is told when its turn comes. */
  private static Optional<PageKey> keyOf(SourceFile file) {
    try {
      return PageKey.of(HtmlDecoding.read(file.path()));
    } catch (IOException toldLater) {
      return Optional.empty();
    }
  }
}
