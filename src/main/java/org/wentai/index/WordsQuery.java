package org.wentai.index;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The question as a query of the words index: the sum of BM25 over single characters, pairs, and
 * the titles' pairs.
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

  /** This question as a query of {@code words}; terms that are nowhere in it are left out. */
  Query over(WordsReader words, SearchQuery asked) throws IOException {
    var sum = new BooleanQuery.Builder();
    for (String single : singles) {
      add(sum, words.term(WordsFields.SINGLES, single), 1);
    }
    for (String pair : pairs) {
      add(sum, words.term(WordsFields.PAIRS, pair), 1);
      add(sum, words.term(WordsFields.TITLES, pair), TITLE_WEIGHT);
    }
    Query filter = filter(asked);
    if (filter == null) {
      return sum.build();
    }
    return new BooleanQuery.Builder()
        .add(sum.build(), BooleanClause.Occur.MUST)
        .add(filter, BooleanClause.Occur.FILTER)
        .build();
  }

  private static void add(BooleanQuery.Builder sum, Optional<Query> term, float weight) {
    term.map(t -> weight == 1 ? t : new BoostQuery(t, weight))
        .ifPresent(t -> sum.add(t, BooleanClause.Occur.SHOULD));
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
    if (!asked.without().isEmpty()) {
      filter.add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER);
      asked
          .without()
          .forEach(t -> filter.add(term(WordsFields.THREAD, t), BooleanClause.Occur.MUST_NOT));
    }
    BooleanQuery built = filter.build();
    return built.clauses().isEmpty() ? null : built;
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }
}
