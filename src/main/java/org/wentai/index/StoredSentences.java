package org.wentai.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.Span;

/** Reads all sentences of a words index back, in the order of passages. */
final class StoredSentences {
  private final WordsReader words;
  private final int passages;
  private final Queue<StoredSentence> pending = new ArrayDeque<>();
  private int next;
  private int lastPost = -1;
  private @Nullable ReadPost post;

  StoredSentences(WordsReader words) throws IOException {
    this.words = words;
    this.passages = words.passages();
  }

  /** The next sentences, up to {@code limit}; none at the end. */
  List<StoredSentence> read(int limit) throws IOException {
    var read = new ArrayList<StoredSentence>(limit);
    while (read.size() < limit) {
      if (pending.isEmpty() && next < passages) {
        addPassage(next++);
      } else if (pending.isEmpty()) {
        break;
      } else {
        read.add(pending.remove());
      }
    }
    return read;
  }

  /** Passes over the next {@code count} sentences. */
  void skip(long count) throws IOException {
    for (long left = count; left > 0; left--) {
      if (read(1).isEmpty()) {
        return;
      }
    }
  }

  private void addPassage(int passage) throws IOException {
    int document = words.documentOf(passage);
    int postDocument = words.postOf(document);
    ReadPost of = post;
    if (of == null || postDocument != lastPost) {
      of = ReadPost.of(words.headOf(postDocument), words.post(postDocument));
      post = of;
      lastPost = postDocument;
    }
    for (Span sentence : of.passages().get(words.numberOf(document)).sentences()) {
      pending.add(
          new StoredSentence(of.head().id(), of.post().floor(), passage, sentence.of(of.folded())));
    }
  }
}
