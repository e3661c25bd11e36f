package org.wentai.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The question as a query of the words index: the sum of BM25 over single characters, pairs, and the
 * titles' pairs.
 *
 * @param singles the question's distinct single terms
 * @param pairs the question's distinct pairs
 */
record WordsQuery(Set<String> singles, Set<String> pairs) {
  /** Weight of the titles beside the text, chosen on encyclopedia questions. */
  private static final float TITLE_WEIGHT = 0.5f;

  /** A query may have 1,024 clauses; three fields of this many stay below. */
  private static final int MOST_TERMS = 300;

  static WordsQuery of(SearchQuery query) {
    Units asked = Units.of(query.text());
    Units also = Units.of(query.also());
    return new WordsQuery(
        distinct(asked.singles(), also.singles()), distinct(asked.pairs(), also.pairs()));
  }

  private static Set<String> distinct(List<String> first, List<String> second) {
    var terms = new LinkedHashSet<String>(first);
    terms.addAll(second);
    return terms.stream()
        .limit(MOST_TERMS)
        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
  }

  boolean isEmpty() {
    return singles.isEmpty();
  }

  Query over(SearchQuery asked) {
    var words = new BooleanQuery.Builder();
    singles.forEach(t -> words.add(term(WordsFields.SINGLES, t), BooleanClause.Occur.SHOULD));
    for (String pair : pairs) {
      words.add(term(WordsFields.PAIRS, pair), BooleanClause.Occur.SHOULD);
      words.add(
          new BoostQuery(term(WordsFields.TITLES, pair), TITLE_WEIGHT), BooleanClause.Occur.SHOULD);
    }
    Query filter = filter(asked);
    if (filter == null) {
      return words.build();
    }
    return new BooleanQuery.Builder()
        .add(words.build(), BooleanClause.Occur.MUST)
        .add(filter, BooleanClause.Occur.FILTER)
        .build();
  }

  /** What restricts the passages (or their sentences' vectors); null when nothing does. */
  static @org.jspecify.annotations.Nullable Query filter(SearchQuery asked) {
    var filter = new BooleanQuery.Builder();
    asked
        .thread()
        .ifPresent(t -> filter.add(term(WordsFields.THREAD, t), BooleanClause.Occur.FILTER));
    if (asked.minFloor() > 1 || asked.maxFloor() < Integer.MAX_VALUE) {
      filter.add(
          NumericDocValuesField.newSlowRangeQuery(
              WordsFields.FLOOR, asked.minFloor(), asked.maxFloor()),
          BooleanClause.Occur.FILTER);
    }
    BooleanQuery built = filter.build();
    return built.clauses().isEmpty() ? null : built;
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }
}
