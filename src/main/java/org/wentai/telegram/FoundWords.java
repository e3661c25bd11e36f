package org.wentai.telegram;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wentai.store.Subscription;
import org.wentai.text.Folding;

/** The words of subscriptions that may stand in a post, to be marked there. Only for the eye. */
final class FoundWords {
  private static final Set<String> OPERATORS = Set.of("or", "and", "not", "|", "&");

  private FoundWords() {}

  /** Of the subscriptions to words, folded; those that are not wanted too, as no post has them. */
  static List<String> of(Collection<Subscription> why) {
    return why.stream()
        .filter(one -> one.kind() == Subscription.Kind.WORDS)
        .flatMap(one -> Arrays.stream(one.target().split("[\\s\"“”「」()（）]+")))
        .map(word -> word.startsWith("-") ? word.substring(1) : word)
        .map(Folding::fold)
        .filter(word -> !word.isBlank() && !OPERATORS.contains(word.toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }
}
