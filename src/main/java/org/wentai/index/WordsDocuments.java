package org.wentai.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.wentai.forum.Section;

/** Makes the words index's documents of a thread. */
final class WordsDocuments {
  private WordsDocuments() {}

  /** One block: the head, then each post followed by its passages. */
  static List<Document> of(PreparedThread thread) {
    var documents = new ArrayList<Document>();
    documents.add(head(thread));
    long order = thread.firstPassage();
    for (PreparedPost post : thread.posts()) {
      documents.add(post(thread, post, documents.size()));
      int number = 0;
      for (Passage passage : post.passages()) {
        documents.add(passage(thread, post, passage, number++, order++));
      }
    }
    return documents;
  }

  private static Document head(PreparedThread thread) {
    var document = new Document();
    document.add(new StringField(WordsFields.THREAD, thread.head().id(), Field.Store.NO));
    document.add(new NumericDocValuesField(WordsFields.THREAD_ORDER, thread.order()));
    return withRecord(document, thread.record());
  }

  private static Document post(PreparedThread thread, PreparedPost post, int toHead) {
    var document = new Document();
    document.add(new StringField(WordsFields.THREAD, thread.head().id(), Field.Store.NO));
    document.add(new NumericDocValuesField(WordsFields.FLOOR, post.post().floor()));
    document.add(new NumericDocValuesField(WordsFields.TO_HEAD, toHead));
    post.post()
        .postedAt()
        .map(at -> new NumericDocValuesField(WordsFields.POSTED, at.toEpochSecond()))
        .ifPresent(document::add);
    return withRecord(document, post.record());
  }

  /**
   * What a head or a post has beside its numbers. Its fields of terms are there and empty: where
   * each document has them, a passage's length is found by its number, else by a search for it.
   */
  private static Document withRecord(Document document, byte[] record) {
    document.add(new BinaryDocValuesField(WordsFields.RECORD, new BytesRef(record)));
    document.add(field(WordsFields.SINGLES, List.of()));
    document.add(field(WordsFields.PAIRS, List.of()));
    document.add(field(WordsFields.TITLES, List.of()));
    return document;
  }

  private static Document passage(
      PreparedThread thread, PreparedPost post, Passage passage, int number, long order) {
    var document = new Document();
    document.add(new StringField(WordsFields.THREAD, thread.head().id(), Field.Store.NO));
    document.add(new NumericDocValuesField(WordsFields.FLOOR, post.post().floor()));
    document.add(new NumericDocValuesField(WordsFields.TO_POST, number + 1L));
    document.add(new NumericDocValuesField(WordsFields.ORDER, order));
    Units words = Units.ofFolded(passage.span().of(post.folded()));
    document.add(field(WordsFields.SINGLES, words.singles()));
    document.add(field(WordsFields.PAIRS, words.pairs()));
    String section = post.post().sectionAt(passage.span().start()).map(Section::title).orElse("");
    List<String> titles = Units.of(thread.head().title() + "\n" + section).pairs();
    document.add(field(WordsFields.TITLES, titles));
    return document;
  }

  private static Field field(String name, List<String> terms) {
    return new Field(name, new TermStream(terms), WordsFields.TERMS);
  }
}
