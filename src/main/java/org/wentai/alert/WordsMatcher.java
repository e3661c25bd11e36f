package org.wentai.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;
import org.wentai.store.Subscriptions;

/**
 * Tells which words a post has that somebody subscribed to. Words that many subscribed to are
 * matched once: who they are is in the store. Safe for many threads.
 */
final class WordsMatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WordsMatcher.class);

  private final StoredQueries queries = new StoredQueries();

  /** The folded words that cannot be matched. */
  private final Set<String> broken = ConcurrentHashMap.newKeySet();

  private final Following following = new Following(Kind.WORDS);

  /** Takes in what was changed since the last time, by whatever process. */
  void follow(Subscriptions subscriptions) {
    following.follow(subscriptions, changed -> take(changed, subscriptions));
  }

  private void take(List<Subscription> changed, Subscriptions subscriptions) {
    var added = new HashMap<String, Query>();
    var ended = new ArrayList<String>();
    for (Subscription subscription : changed) {
      if (subscription.state() == State.ACTIVE) {
        read(subscription.folded(), added);
      } else {
        ended.add(subscription.folded());
      }
    }
    ended.removeAll(added.keySet());
    ended.removeAll(subscriptions.wanted(Kind.WORDS, ended));
    if (!ended.isEmpty()) {
      queries.remove(ended);
    }
    if (!added.isEmpty()) {
      queries.put(added).forEach(this::broke);
    }
  }

  private void read(String folded, Map<String, Query> added) {
    try {
      added.put(folded, UnitFields.query(WordsReader.stored(folded)));
      broken.remove(folded);
    } catch (RefusedException | RuntimeException e) {
      broke(folded, e);
    }
  }

  /** The folded words that a post has which says {@code units}. */
  Set<String> match(List<String> units) {
    StoredQueries.Matched matched = queries.match(units);
    matched.failed().forEach(this::broke);
    return matched.names();
  }

  /** The folded words that cannot be matched. */
  Set<String> broken() {
    return Set.copyOf(broken);
  }

  private void broke(String folded, Exception why) {
    if (broken.add(folded)) {
      LOG.warn("Subscriptions to {} cannot be matched and are paused: {}", folded, why.toString());
    }
  }

  /** Puts any query under words, for tests of what may befall. */
  void put(String folded, Query query) {
    queries.put(Map.of(folded, query)).forEach(this::broke);
  }

  int size() {
    return queries.size();
  }

  @Override
  public void close() {
    queries.close();
  }
}
