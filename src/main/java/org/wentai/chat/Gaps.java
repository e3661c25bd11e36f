package org.wentai.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wentai.store.Exchange;
import org.wentai.text.Folding;
import org.wentai.text.Token;
import org.wentai.text.Tokens;

/** Puts questions together that ask the same in like words. */
final class Gaps {
  /** Two questions are alike when so much of their pairs of tokens is common (Dice). */
  private static final double ALIKE = 0.5;

  private final List<Group> groups = new ArrayList<>();

  /** The groups that have a pair of tokens in their most asked wording. */
  private final Map<String, List<Group>> byPair = new HashMap<>();

  private Gaps() {}

  /**
   * Like questions.
   *
   * @param question the wording that was asked most
   * @param times how often any of them was asked
   * @param askers by how many
   * @param last when last
   */
  record Gap(String question, int times, int askers, Instant last) {}

  /** The groups of {@code questions}, those asked most first. */
  static List<Gap> of(List<Exchange> questions) {
    Map<List<String>, List<Exchange>> wordings = new LinkedHashMap<>();
    for (Exchange question : questions) {
      wordings.computeIfAbsent(tokens(question.understood()), k -> new ArrayList<>()).add(question);
    }
    var gaps = new Gaps();
    wordings.entrySet().stream()
        .sorted(Comparator.comparingInt(wording -> -wording.getValue().size()))
        .forEach(wording -> gaps.add(wording.getKey(), wording.getValue()));
    return gaps.groups.stream()
        .map(Group::gap)
        .sorted(Comparator.comparingInt(Gap::times).thenComparing(Gap::last).reversed())
        .toList();
  }

  private void add(List<String> tokens, List<Exchange> asked) {
    Set<String> pairs = pairs(tokens);
    Optional<Group> like = nearest(pairs);
    if (like.isPresent()) {
      like.get().asked.addAll(asked);
      return;
    }
    var group = new Group(pairs, new ArrayList<>(asked));
    groups.add(group);
    pairs.forEach(pair -> byPair.computeIfAbsent(pair, k -> new ArrayList<>()).add(group));
  }

  private Optional<Group> nearest(Set<String> pairs) {
    Map<Group, Integer> common = new LinkedHashMap<>();
    for (String pair : pairs) {
      byPair.getOrDefault(pair, List.of()).forEach(group -> common.merge(group, 1, Integer::sum));
    }
    return common.entrySet().stream()
        .filter(e -> likeness(e.getKey().pairs, pairs, e.getValue()) >= ALIKE)
        .max(Comparator.comparingDouble(e -> likeness(e.getKey().pairs, pairs, e.getValue())))
        .map(Map.Entry::getKey);
  }

  private static double likeness(Set<String> a, Set<String> b, int common) {
    return 2.0 * common / (a.size() + b.size());
  }

  private static List<String> tokens(String question) {
    return Tokens.of(Folding.fold(question)).stream().map(Token::text).toList();
  }

  /** Neighbouring tokens, as words of Chinese mostly have two characters; a lone token itself. */
  private static Set<String> pairs(List<String> tokens) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      pairs.add(tokens.get(i) + " " + tokens.get(i + 1));
    }
    return pairs.isEmpty() ? new HashSet<>(tokens) : pairs;
  }

  /** Compared by identity: a record's equality would read all its questions. */
  private static final class Group {
    private final Set<String> pairs;
    private final List<Exchange> asked;

    Group(Set<String> pairs, List<Exchange> asked) {
      this.pairs = pairs;
      this.asked = asked;
    }

    Gap gap() {
      long askers = asked.stream().map(Exchange::asker).distinct().count();
      Instant last = asked.stream().map(Exchange::askedAt).max(Instant::compareTo).orElseThrow();
      return new Gap(asked.getFirst().understood(), asked.size(), (int) askers, last);
    }
  }
}
