package org.wentai.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wentai.forum.ForumThread;
import org.wentai.forum.ThreadHead;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.source.KnowledgeFolder;
import org.wentai.source.ReadReport;

/**
 * A given file, read as the knowledge folder would read it.
 *
 * @param report what was read, and what was wrong
 * @param first the first threads found
 * @param taken threads that are served already, from another file, the first of them
 */
record UploadReading(ReadReport report, List<ForumThread> first, List<ThreadHead> taken) {
  static final int LISTED = 5;

  /** Reads {@code bytes} as a file of that name, alone in a folder below the data folder. */
  static UploadReading of(String name, byte[] bytes, KnowledgeBase knowledge) throws IOException {
    Path folder = Files.createTempDirectory(knowledge.place(), "preview");
    Path file = folder.resolve(name);
    List<ForumThread> first = new ArrayList<>();
    List<ThreadHead> taken = new ArrayList<>();
    try {
      Files.write(file, bytes);
      ReadReport report =
          KnowledgeFolder.at(folder, knowledge.zone())
              .read(
                  thread -> {
                    if (first.size() < LISTED) {
                      first.add(thread);
                    }
                    if (taken.size() < LISTED) {
                      elsewhere(thread.head(), knowledge, taken);
                    }
                  });
      return new UploadReading(report, List.copyOf(first), List.copyOf(taken));
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static void elsewhere(ThreadHead head, KnowledgeBase knowledge, List<ThreadHead> taken) {
    if (knowledge.serving().isPresent()) {
      knowledge
          .serve(posts -> posts.head(head.id()))
          .filter(served -> !served.file().equals(head.file()))
          .ifPresent(taken::add);
    }
  }
}
