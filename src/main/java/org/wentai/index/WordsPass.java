package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.PostRef;

/** The first pass of a build: reads the feed once and writes the words index. */
final class WordsPass implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WordsPass.class);
  private static final int MOST_SAMPLES = 64;

  private final WordsWriter writer;
  private final Workers workers;
  private final BuildProgress progress;
  private final MessageDigest digest = SentenceHash.sha256();
  private final Set<String> seen = new HashSet<>();
  private final List<Sample> samples = new ArrayList<>();
  private long threads;
  private long posts;
  private long passages;
  private long sentences;

  /**
   * @param threads how many write
   */
  WordsPass(Path folder, BuildProgress progress, int threads) throws IOException {
    this.writer = new WordsWriter(folder);
    this.workers = new Workers(threads);
    this.progress = progress;
  }

  /** A post kept to be compared with what was stored. */
  record Sample(PostRef ref, Post post) {}

  void read(ThreadFeed feed) throws IOException {
    feed.pushTo(this::add);
    workers.finish();
    writer.commit();
    progress.at(BuildProgress.Step.READ, threads, threads);
  }

  private void add(ForumThread thread) {
    if (!seen.add(thread.head().id())) {
      LOG.warn(
          "Thread {} of {} is left out: another file has a thread of that id.",
          thread.head().id(),
          thread.head().file());
      return;
    }
    PreparedThread prepared = PreparedThread.of(thread, threads, passages);
    sample(thread);
    threads++;
    posts += prepared.posts().size();
    passages += prepared.passages();
    digest.update(prepared.record());
    for (PreparedPost post : prepared.posts()) {
      digest.update(post.record());
      post.passages().forEach(p -> sentences += p.sentences().size());
    }
    workers.submit(() -> writer.add(prepared));
    progress.at(BuildProgress.Step.READ, threads, -1);
  }

  /** Keeps posts of threads whose number is a power of two, so from all along the feed. */
  private void sample(ForumThread thread) {
    if (Long.bitCount(threads) <= 1 && samples.size() < MOST_SAMPLES) {
      Post last = thread.posts().get(thread.posts().size() - 1);
      samples.add(new Sample(last.in(thread.head()), last));
    }
  }

  Counts counts() {
    return new Counts(threads, posts, passages, sentences);
  }

  List<Sample> samples() {
    return samples;
  }

  String fingerprint() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    try (writer) {
      workers.close();
    }
  }
}
