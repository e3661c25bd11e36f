package org.wentai.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.search.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.alert.Words.Term;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;
import org.wentai.store.Subscriptions;
import org.wentai.text.Tokens;

/**
 * Chooses the standing questions that new posts may answer, so that not each need be asked for each
 * post: those that share enough of their rarest words with a post or its thread's title. Safe for
 * many threads.
 */
public final class QuestionMatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QuestionMatcher.class);

  /** So few are all asked: an answer may be said in other words. */
  private static final int FEW = 20;

  /** How many of a question's words are looked for. */
  private static final int RAREST = 8;

  /** How much of their weight a post must have. */
  private static final double SHARE = 0.2;

  private final StoredQueries queries = new StoredQueries();
  private final Map<Long, Map<Term, Double>> weights = new ConcurrentHashMap<>();
  private final Following following = new Following(Kind.QUESTION);

  /** Made empty; {@link #follow} fills it. */
  public QuestionMatcher() {}

  /**
   * Takes in what was changed since the last time, by whatever process.
   *
   * @param idf the inverse document frequency of a token or a pair of Chinese characters
   */
  public void follow(Subscriptions subscriptions, ToDoubleFunction<String> idf) {
    following.follow(subscriptions, changed -> take(changed, idf));
  }

  private void take(List<Subscription> changed, ToDoubleFunction<String> idf) {
    var added = new HashMap<String, Query>();
    var ended = new ArrayList<String>();
    for (Subscription question : changed) {
      if (question.state() == State.ACTIVE) {
        Map<Term, Double> terms = terms(question.target(), idf);
        weights.put(question.id(), terms);
        if (!terms.isEmpty()) {
          added.put(name(question.id()), UnitFields.query(Words.any(List.copyOf(terms.keySet()))));
        }
      } else {
        weights.remove(question.id());
        ended.add(name(question.id()));
      }
    }
    queries.remove(ended);
    queries
        .put(added)
        .forEach((id, why) -> LOG.warn("Standing question {} cannot be matched: {}", id, why));
  }

  private static String name(long id) {
    return String.valueOf(id);
  }

  /** The rarest pairs of characters and Latin words of a question, with their weights. */
  private static Map<Term, Double> terms(String question, ToDoubleFunction<String> idf) {
    record Weighed(Term term, double weight) {}
    List<String> units = TextUnits.of(question);
    var all = new HashSet<Term>();
    for (int i = 0; i < units.size(); i++) {
      String unit = units.get(i);
      if (!isHan(unit) && !unit.equals(TextUnits.BREAK)) {
        all.add(new Term(List.of(unit)));
      } else if (i + 1 < units.size() && isHan(unit) && isHan(units.get(i + 1))) {
        all.add(new Term(units.subList(i, i + 2)));
      }
    }
    var rarest = new LinkedHashMap<Term, Double>();
    all.stream()
        .map(term -> new Weighed(term, idf.applyAsDouble(String.join("", term.units()))))
        .sorted(Comparator.comparingDouble(w -> -w.weight()))
        .limit(RAREST)
        .forEach(w -> rarest.put(w.term(), w.weight()));
    return rarest;
  }

  private static boolean isHan(String unit) {
    return Tokens.isHan(unit.codePointAt(0));
  }

  /**
   * The subscriptions whose questions a post may answer.
   *
   * @param title its thread's title
   * @param text what it says
   */
  public Set<Long> candidates(String title, String text) {
    if (weights.size() <= FEW) {
      return Set.copyOf(weights.keySet());
    }
    List<String> units = new ArrayList<>(TextUnits.of(title));
    units.add(TextUnits.BREAK);
    units.addAll(TextUnits.of(text));
    var chosen = new HashSet<Long>();
    for (String name : queries.match(units).names()) {
      long id = Long.parseLong(name);
      if (share(weights.getOrDefault(id, Map.of()), units) >= SHARE) {
        chosen.add(id);
      }
    }
    return chosen;
  }

  private static double share(Map<Term, Double> terms, List<String> units) {
    double all = 0;
    double in = 0;
    for (Map.Entry<Term, Double> term : terms.entrySet()) {
      all += term.getValue();
      in += term.getKey().in(units) ? term.getValue() : 0;
    }
    return all == 0 ? 0 : in / all;
  }

  @Override
  public void close() {
    queries.close();
  }
}
