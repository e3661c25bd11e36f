package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.chat.Language;
import org.wentai.store.Work;
import org.wentai.telegram.SubscriptionPages.Choice;

/** What somebody who only says that he wants to subscribe is offered. */
final class SubscriptionOffer {
  private static final Duration AGE = Duration.ofDays(7);

  private final Parts parts;
  private final SubscriptionDeeds deeds;

  SubscriptionOffer(Parts parts, SubscriptionDeeds deeds) {
    this.parts = parts;
    this.deeds = deeds;
  }

  /** All, the thread spoken of last, boards, words, the asker's last question without answer. */
  Rendered of(Work work, Incoming.Origin origin, Language language) {
    Instant now = parts.clock().instant();
    LastList last = LastList.of(work, origin, now);
    Optional<String> id = last.current().or(() -> last.threads().stream().findFirst());
    Optional<Choice> thread = id.map(i -> new Choice(work.names().number(i), title(i)));
    Optional<Choice> question =
        work.exchanges()
            .last(origin.lane(), origin.speaker(), now.minus(AGE))
            .filter(e -> e.answer().isEmpty())
            .map(e -> new Choice(e.id(), e.understood()));
    return deeds.pages(language).offer(thread, question, !boards(work).isEmpty());
  }

  /** A page of the boards, counted from 0. */
  Rendered boards(Work work, Language language, int page) {
    List<Choice> choices = new ArrayList<>();
    boards(work).forEach(name -> choices.add(new Choice(work.names().number(name), name)));
    return deeds.pages(language).boards(choices, page);
  }

  private String title(String thread) {
    return parts
        .knowledge()
        .serve(posts -> posts.head(thread).map(head -> head.title()))
        .filter(t -> !t.isBlank())
        .orElse(thread);
  }

  private List<String> boards(Work work) {
    return parts.knowledge().serve(posts -> parts.subscribing().boards(posts, work));
  }
}
