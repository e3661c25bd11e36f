package org.wentai.index;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.ForumThread;

/**
 * What changed since a generation was built, in memory: the threads that read differently hide
 * those of the build. Not safe for several threads; the views that it gives are.
 */
final class Overlay implements Closeable {
  private final Generation base;
  private final Mask words;
  private final @Nullable Mask sentences;
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private final Map<String, Counts> threads = new HashMap<>();

  /** The places, in the order of reading, of threads of the build. */
  private final Map<String, Long> places = new HashMap<>();

  private final LiveEmbedding embedding;
  private DirectoryReader reader;
  private Counts hidden = new Counts(0, 0, 0, 0);
  private Counts held = new Counts(0, 0, 0, 0);
  private long version;
  private int nextPassage;
  private long nextThread;

  /**
   * An empty one.
   *
   * @param base what was built; retained until this is closed
   * @param version of the newest change that it contains
   */
  Overlay(Generation base, long version) throws IOException {
    this.base = base.retained();
    this.version = version;
    this.words = base.words().mask();
    SentenceVectors vectors = base.vectors();
    this.sentences = vectors == null ? null : vectors.built().mask();
    this.embedding = new LiveEmbedding(Optional.ofNullable(vectors));
    this.nextPassage = base.words().passages();
    this.nextThread = base.words().threads();
    var config = new IndexWriterConfig();
    config.setUseCompoundFile(false);
    this.writer = new IndexWriter(directory, config);
    this.reader = DirectoryReader.open(writer);
  }

  Generation base() {
    return base;
  }

  /** Of the newest change that this contains. */
  long version() {
    return version;
  }

  /** Posts that are held here, in the place of the build's. */
  long posts() {
    return held.posts();
  }

  /** What is embedded here, and what waits for it. */
  LiveEmbedding embedding() {
    return embedding;
  }

  /** Takes in a change. */
  void put(LiveThread thread) throws IOException {
    hide(thread.id());
    Counts before = threads.remove(thread.id());
    held = before == null ? held : held.minus(before);
    embedding.drop(thread.id());
    var all = new Term(WordsFields.THREAD, thread.id());
    if (thread.now().isPresent()) {
      PreparedThread prepared = prepared(thread.now().get());
      writer.updateDocuments(all, WordsDocuments.of(prepared));
      count(prepared);
      embedding.add(prepared);
    } else {
      writer.deleteDocuments(all);
    }
    version = Math.max(version, thread.version());
  }

  private void hide(String thread) throws IOException {
    words.hide(thread, document -> Unchecked.io(() -> count(thread, document)));
    if (sentences != null) {
      sentences.hide(thread, document -> hidden = hidden.plus(new Counts(0, 0, 0, 1)));
    }
  }

  private boolean count(String thread, int document) throws IOException {
    WordsReader built = base.words();
    var place = built.threadOrder(document);
    place.ifPresent(order -> places.put(thread, order));
    hidden = hidden.plus(built.kindOf(document));
    return true;
  }

  /** A thread of the build keeps its place among threads; its passages come after all others. */
  private PreparedThread prepared(ForumThread thread) {
    long place = places.computeIfAbsent(thread.head().id(), id -> nextThread++);
    PreparedThread prepared = PreparedThread.of(thread, place, nextPassage);
    nextPassage = Math.toIntExact(nextPassage + prepared.passages());
    return prepared;
  }

  private void count(PreparedThread thread) {
    Counts counts = thread.counts();
    threads.put(thread.head().id(), counts);
    held = held.plus(counts);
  }

  /** The generation as it reads now; the caller closes it. */
  Generation view() throws IOException {
    DirectoryReader now = DirectoryReader.openIfChanged(reader, writer);
    if (now != null) {
      reader.close();
      reader = now;
    }
    List<IndexReader> parts = new ArrayList<>(words.readers());
    parts.add(reader);
    var both = new WordsReader(base.words(), new MultiReader(array(parts), false));
    return base.with(both, vectors(), base.info().with(minus(), Instant.now()));
  }

  private Counts minus() {
    return base.info().counts().minus(hidden).plus(held);
  }

  private @Nullable SentenceVectors vectors() throws IOException {
    SentenceVectors built = base.vectors();
    if (built == null) {
      return null;
    }
    var left = new MultiReader(array(Objects.requireNonNull(sentences).readers()), false);
    return new SentenceVectors(new VectorsReader(built.built(), left), embedding.vectors());
  }

  private static IndexReader[] array(List<IndexReader> readers) {
    return readers.toArray(new IndexReader[0]);
  }

  /** The vectors that are here, by {@link SentenceHash}; safe to be read while others are added. */
  Map<BytesRef, float[]> known() {
    return embedding.known();
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      reader.close();
      writer.rollback();
    } finally {
      base.close();
    }
  }
}
