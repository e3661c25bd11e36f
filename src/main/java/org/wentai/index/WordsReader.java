package org.wentai.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/** Reads the words index: searches passages, and hands out posts. Safe for many threads. */
final class WordsReader implements AutoCloseable {
  private final Closeable held;
  private final IndexReader reader;
  private final IndexSearcher searcher;
  private final PassageOrder order;

  /** Of a complete index. */
  WordsReader(Path folder) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    try {
      reader = DirectoryReader.open(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
    held = directory;
    searcher = searcher(reader);
    order = new PassageOrder(reader, passages());
  }

  /**
   * Of {@code base} and what came later, as one index.
   *
   * @param reader begins with the documents of {@code base}, maybe some of them hidden; closed with
   *     this
   */
  WordsReader(WordsReader base, IndexReader reader) {
    this.held = () -> {};
    this.reader = reader;
    this.searcher = searcher(reader);
    this.order = new PassageOrder(reader, base.order);
  }

  private static IndexSearcher searcher(IndexReader reader) {
    var searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    return searcher;
  }

  /** What hides threads of this index. */
  Mask mask() {
    return new Mask(reader);
  }

  /** One past the last document's number. */
  int end() {
    return reader.maxDoc();
  }

  /** The best {@code limit} passages' documents by words, best first. */
  ScoreDoc[] search(Query query, int limit) throws IOException {
    return searcher.search(query, limit).scoreDocs;
  }

  /**
   * The scores of {@code documents}, which ascend, for {@code query}; 0 where it does not match.
   */
  float[] scores(Query query, int[] documents) throws IOException {
    var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    float[] scores = new float[documents.length];
    Scorer scorer = null;
    LeafReaderContext leaf = null;
    for (int i = 0; i < documents.length; i++) {
      LeafReaderContext of = leaf(documents[i]);
      if (!of.equals(leaf)) {
        leaf = of;
        scorer = weight.scorer(of);
      }
      int document = documents[i] - of.docBase;
      if (scorer != null && at(scorer.iterator(), document)) {
        scores[i] = scorer.score();
      }
    }
    return scores;
  }

  private static boolean at(DocIdSetIterator iterator, int document) throws IOException {
    int now = iterator.docID();
    return (now < document ? iterator.advance(document) : now) == document;
  }

  /** A passage's place in the order of reading. */
  int orderOf(int document) throws IOException {
    return (int) value(document, WordsFields.ORDER);
  }

  /** The document of the passage at a place in the order of reading. */
  int documentOf(int passage) throws IOException {
    return order.documentOf(passage);
  }

  /** The document of a passage's post. */
  int postOf(int passageDocument) throws IOException {
    return passageDocument - (int) value(passageDocument, WordsFields.TO_POST);
  }

  /** Which of its post's passages a passage is, from 0. */
  int numberOf(int passageDocument) throws IOException {
    return (int) value(passageDocument, WordsFields.TO_POST) - 1;
  }

  /** When a post was posted, in seconds since 1970; empty when that is not known. */
  OptionalLong postedAt(int postDocument) throws IOException {
    LeafReaderContext leaf = leaf(postDocument);
    NumericDocValues times = leaf.reader().getNumericDocValues(WordsFields.POSTED);
    return times != null && times.advanceExact(postDocument - leaf.docBase)
        ? OptionalLong.of(times.longValue())
        : OptionalLong.empty();
  }

  Post post(int postDocument) throws IOException {
    return PostCodec.post(record(postDocument));
  }

  ThreadHead headOf(int postDocument) throws IOException {
    return PostCodec.head(record(postDocument - (int) value(postDocument, WordsFields.TO_HEAD)));
  }

  Optional<ThreadHead> head(String thread) throws IOException {
    List<Integer> documents = new ArrayList<>();
    eachOf(thread, WordsFields.THREAD_ORDER, documents::add);
    return documents.isEmpty()
        ? Optional.empty()
        : Optional.of(PostCodec.head(record(documents.get(0))));
  }

  Optional<Post> post(String thread, int floor) throws IOException {
    List<Integer> documents = new ArrayList<>();
    eachOf(thread, WordsFields.TO_HEAD, documents::add);
    for (int document : documents) {
      if (value(document, WordsFields.FLOOR) == floor) {
        return Optional.of(post(document));
      }
    }
    return Optional.empty();
  }

  /** The documents of a thread's posts, in its order. */
  List<Integer> postsOf(String thread) throws IOException {
    List<Integer> documents = new ArrayList<>();
    eachOf(thread, WordsFields.TO_HEAD, documents::add);
    return documents;
  }

  /** The floor of a post or passage. */
  int floorOf(int document) throws IOException {
    return (int) value(document, WordsFields.FLOOR);
  }

  /** Calls with each document of a thread that has {@code field}, ascending. */
  private void eachOf(String thread, String field, IntConsumer sink) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum documents = leaf.reader().postings(new Term(WordsFields.THREAD, thread));
      NumericDocValues values = leaf.reader().getNumericDocValues(field);
      if (documents == null || values == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      for (int d = documents.nextDoc();
          d != DocIdSetIterator.NO_MORE_DOCS;
          d = documents.nextDoc()) {
        if ((live == null || live.get(d)) && values.advanceExact(d)) {
          sink.accept(leaf.docBase + d);
        }
      }
    }
  }

  /** The first {@code limit} threads in the order of reading. */
  List<ThreadHead> threads(int limit) throws IOException {
    var threads = new ArrayList<ThreadHead>();
    for (int document : FirstDocuments.least(reader, WordsFields.THREAD_ORDER, limit)) {
      threads.add(PostCodec.head(record(document)));
    }
    return threads;
  }

  /** A thread's place in the order of reading; empty when the document is no head. */
  OptionalLong threadOrder(int document) throws IOException {
    return has(document, WordsFields.THREAD_ORDER)
        ? OptionalLong.of(value(document, WordsFields.THREAD_ORDER))
        : OptionalLong.empty();
  }

  /** One thread, one post or one passage. */
  Counts kindOf(int document) throws IOException {
    boolean thread = has(document, WordsFields.THREAD_ORDER);
    boolean post = has(document, WordsFields.TO_HEAD);
    return new Counts(thread ? 1 : 0, post ? 1 : 0, thread || post ? 0 : 1, 0);
  }

  private boolean has(int document, String field) throws IOException {
    LeafReaderContext leaf = leaf(document);
    NumericDocValues values = leaf.reader().getNumericDocValues(field);
    return values != null && values.advanceExact(document - leaf.docBase);
  }

  /** The documents of the {@code limit} posts with the latest posting times, latest first. */
  List<Integer> latest(int limit) throws IOException {
    return FirstDocuments.greatest(reader, WordsFields.POSTED, limit);
  }

  /** Hands every thread's records to {@code sink}. */
  void eachRecord(Records.Sink sink) throws IOException {
    Records.each(reader, sink);
  }

  /** A term's query, looked up once for all its uses; empty when no passage has it. */
  Optional<Query> term(String field, String text) throws IOException {
    var term = new Term(field, text);
    TermStates states = TermStates.build(searcher, term, true);
    return states.docFreq() == 0 ? Optional.empty() : Optional.of(new TermQuery(term, states));
  }

  int documentFrequency(String field, String term) throws IOException {
    return reader.docFreq(new Term(field, term));
  }

  long threads() throws IOException {
    return with(WordsFields.THREAD_ORDER);
  }

  long posts() throws IOException {
    return with(WordsFields.TO_HEAD);
  }

  private long with(String field) throws IOException {
    long documents = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues values = leaf.reader().getNumericDocValues(field);
      documents += values == null ? 0 : values.cost();
    }
    return documents;
  }

  int passages() throws IOException {
    return (int) with(WordsFields.ORDER);
  }

  private byte[] record(int document) throws IOException {
    LeafReaderContext leaf = leaf(document);
    return Records.of(Records.in(leaf), document - leaf.docBase);
  }

  private long value(int document, String field) throws IOException {
    LeafReaderContext leaf = leaf(document);
    NumericDocValues values = leaf.reader().getNumericDocValues(field);
    if (values == null || !values.advanceExact(document - leaf.docBase)) {
      throw new IllegalStateException("document " + document + " of the index has no " + field);
    }
    return values.longValue();
  }

  private LeafReaderContext leaf(int document) {
    return reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
  }

  @Override
  public void close() throws IOException {
    try (held) {
      reader.close();
    }
  }
}
