package org.wentai.telegram;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.alert.Arrivals;
import org.wentai.alert.FolderArrivals;
import org.wentai.answer.Answerer;
import org.wentai.chat.Language;
import org.wentai.chat.Reloads;
import org.wentai.chat.Reply;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.LiveWatch;
import org.wentai.knowledge.VectorsWatch;
import org.wentai.store.Store;

/**
 * Keeps the posts that are asked up to date beside the bot's work: live threads as they stand in
 * the store, and what a reload finds new in the knowledge folder.
 */
final class NewPosts implements AutoCloseable {
  /** New posts are to be found within a second. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(NewPosts.class);

  private final KnowledgeBase knowledge;
  private final Reloads reloads;
  private final FolderArrivals arrivals;
  private final LiveWatch watch;
  private Optional<VectorsWatch> vectors = Optional.empty();

  private NewPosts(
      Setup setup, KnowledgeBase knowledge, Store store, Answerer answerer, Arrivals matching) {
    this.knowledge = knowledge;
    this.arrivals = new FolderArrivals(knowledge, store, matching, setup.clock());
    this.reloads = new Reloads(knowledge, setup.golden().apply(answerer), this::take);
    knowledge.follow(store);
    this.watch = LiveWatch.still(knowledge, LOOK, this::rebuild);
  }

  static NewPosts of(
      Setup setup, KnowledgeBase knowledge, Store store, Answerer answerer, Arrivals matching) {
    return new NewPosts(setup, knowledge, store, answerer, matching);
  }

  Reloads reloads() {
    return reloads;
  }

  void start() {
    watch.start();
    vectors = Optional.of(VectorsWatch.start(knowledge));
    // What a program that was killed after a swap had not taken yet.
    Thread.ofPlatform().name("folder-arrivals").daemon().start(this::take);
    if (knowledge.state() == KnowledgeBase.State.STALE) {
      reload(); // by the same gate as every other: what golden questions refused stays out
    }
  }

  private void take() {
    try {
      int arrived = arrivals.take();
      if (arrived > 0) {
        LOG.info("{} posts are new in {}.", arrived, knowledge.folder());
      }
    } catch (RuntimeException e) {
      LOG.error(
          "New posts of {} cannot be told of; the next reload tries again.", knowledge.folder(), e);
    }
  }

  /** Because the folder changed. */
  void reload() {
    reloads.reload(
        Language.ZH, progress -> {}, report -> logged("the knowledge folder changed", report));
  }

  /** By the same gate as every other reload, for the folder is read too. */
  private void rebuild() {
    reloads.reload(Language.ZH, progress -> {}, report -> logged("many posts are new", report));
  }

  private static void logged(String why, Reply report) {
    String text = report instanceof Reply.Notice notice ? notice.text() : report.toString();
    LOG.warn("{}: {}", why, text.replace("\n", " | "));
  }

  /** Breaks off a reload that runs, and embedding. */
  @Override
  public void close() {
    vectors.ifPresent(VectorsWatch::close);
    watch.close();
    reloads.close();
  }
}
