package org.wentai.alert;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A post as a document, and words as queries of it. One field has the units, the other each two
 * that are neighbours: pairs are rare where single characters are not, so that few queries need to
 * be tried, and most words are one pair.
 */
final class UnitFields {
  private static final String SINGLES = "singles";
  private static final String PAIRS = "pairs";
  private static final FieldType SINGLE = type(IndexOptions.DOCS);
  private static final FieldType PAIR = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

  private UnitFields() {}

  private static FieldType type(IndexOptions options) {
    var type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }

  static Document document(List<String> units) {
    var document = new Document();
    document.add(new Field(SINGLES, new UnitStream(units), SINGLE));
    document.add(new Field(PAIRS, new UnitStream(pairs(units)), PAIR));
    return document;
  }

  private static List<String> pairs(List<String> units) {
    var pairs = new ArrayList<String>(units.size());
    for (int i = 0; i + 1 < units.size(); i++) {
      pairs.add(units.get(i) + ' ' + units.get(i + 1));
    }
    return pairs;
  }

  static Query query(Words words) {
    return switch (words) {
      case Words.Term(List<String> units) when units.size() == 1 ->
          new TermQuery(new Term(SINGLES, units.getFirst()));
      case Words.Term(List<String> units) -> phrase(pairs(units));
      case Words.Every(List<Words> wanted, List<Words> unwanted) -> {
        var query = new BooleanQuery.Builder();
        wanted.forEach(part -> query.add(query(part), Occur.MUST));
        unwanted.forEach(part -> query.add(query(part), Occur.MUST_NOT));
        yield query.build();
      }
      case Words.Any(List<Words> either) -> {
        var query = new BooleanQuery.Builder();
        either.forEach(part -> query.add(query(part), Occur.SHOULD));
        yield query.build();
      }
    };
  }

  private static Query phrase(List<String> pairs) {
    return pairs.size() == 1
        ? new TermQuery(new Term(PAIRS, pairs.getFirst()))
        : new PhraseQuery(PAIRS, pairs.toArray(new String[0]));
  }
}
