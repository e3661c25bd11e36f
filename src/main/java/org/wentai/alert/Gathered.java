package org.wentai.alert;

import java.util.List;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Alert;
import org.wentai.store.AlertLane;
import org.wentai.store.Outgoing;
import org.wentai.store.Subscription;

/**
 * What a chat or topic is to be told of now.
 *
 * @param language of the lane's subscriptions
 * @param threads those with new posts, by the time of their first new post
 * @param answers standing questions that were answered; where there are some there are no threads
 * @param more how many further new posts there are, too many to show: they are told as a count, by
 *     the last message
 */
public record Gathered(
    AlertLane lane,
    String language,
    Occasion occasion,
    List<Thread> threads,
    List<Answer> answers,
    int more) {

  /** All there is. */
  public Gathered(
      AlertLane lane,
      String language,
      Occasion occasion,
      List<Thread> threads,
      List<Answer> answers) {
    this(lane, language, occasion, threads, answers, 0);
  }

  /** Why these come together. */
  public enum Occasion {
    /** As they came; a few threads at most. */
    NOW,
    /** The chat's own wish: hourly or daily. */
    DIGEST,
    /** The quiet hours are over, or the chat is no longer muted. */
    QUIET,
    /** More than is told one by one: after the bot or the site was down. */
    CATCH_UP,
    /** The chat could not be written to for a while. */
    MISSED
  }

  /** A thread with its new posts, by floor. */
  public record Thread(ThreadHead head, List<Item> items) {}

  /**
   * A new post.
   *
   * @param alert the ledger's line
   * @param post as it is now
   * @param gone whether it was edited away, hidden or deleted since: nothing of it may be shown
   * @param why the subscriptions that match
   */
  public record Item(Alert alert, Post post, boolean gone, List<Subscription> why) {}

  /**
   * A standing question's answer.
   *
   * @param alert the ledger's line, which names the exchange
   */
  public record Answer(Alert alert, Subscription question) {}

  /**
   * A message that tells of some of it.
   *
   * @param alerts the ledger's lines that it tells of
   */
  public record Message(Outgoing outgoing, List<Long> alerts) {}
}
