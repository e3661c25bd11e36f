package org.wentai.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Hides threads of a complete index, which itself stays as it is. What was handed out before a
 * thread is hidden still has it. Not safe for several threads.
 */
final class Mask {
  private final List<Leaf> leaves = new ArrayList<>();

  Mask(IndexReader reader) {
    reader.leaves().forEach(context -> leaves.add(new Leaf(context)));
  }

  /**
   * Hides a thread's documents.
   *
   * @param hidden told each document that was not hidden yet, ascending
   */
  void hide(String thread, IntConsumer hidden) throws IOException {
    for (Leaf leaf : leaves) {
      leaf.hide(new Term(WordsFields.THREAD, thread), hidden);
    }
  }

  /** The index without what is hidden now; document numbers stay. */
  List<IndexReader> readers() {
    List<IndexReader> readers = new ArrayList<>();
    leaves.forEach(leaf -> readers.add(leaf.reader()));
    return readers;
  }

  /** A segment, and which of its documents are left. */
  private static final class Leaf {
    private final LeafReaderContext context;
    private final FixedBitSet live;
    private CodecReader shown;
    private boolean changed;

    Leaf(LeafReaderContext context) {
      this.context = context;
      this.shown = (CodecReader) context.reader();
      this.live = new FixedBitSet(context.reader().maxDoc());
      live.set(0, live.length());
    }

    void hide(Term thread, IntConsumer hidden) throws IOException {
      PostingsEnum documents = context.reader().postings(thread, PostingsEnum.NONE);
      if (documents == null) {
        return;
      }
      for (int d = documents.nextDoc();
          d != DocIdSetIterator.NO_MORE_DOCS;
          d = documents.nextDoc()) {
        if (live.getAndClear(d)) {
          changed = true;
          hidden.accept(context.docBase + d);
        }
      }
    }

    CodecReader reader() {
      if (changed) {
        shown = new Masked((CodecReader) context.reader(), live.clone());
        changed = false;
      }
      return shown;
    }
  }

  /** A segment with fewer documents. */
  private static final class Masked extends FilterCodecReader {
    private final Bits live;
    private final int documents;

    Masked(CodecReader segment, FixedBitSet live) {
      super(segment);
      this.live = live.asReadOnlyBits(); // whose form Lucene applies quickest
      this.documents = live.cardinality();
    }

    @Override
    public Bits getLiveDocs() {
      return live;
    }

    @Override
    public int numDocs() {
      return documents;
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }
}
