package org.wentai.index;

import java.util.List;
import org.wentai.forum.ForumThread;
import org.wentai.forum.ThreadHead;

/**
 * A thread cut into passages and numbered, ready to be written.
 *
 * @param head the thread
 * @param record the head as stored
 * @param order its place in the order of reading
 * @param firstPassage the place of its first passage in the order of reading
 * @param posts its posts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every post's bytes would cost
record PreparedThread(
    ThreadHead head, byte[] record, long order, long firstPassage, List<PreparedPost> posts) {

  static PreparedThread of(ForumThread thread, long order, long firstPassage) {
    return new PreparedThread(
        thread.head(),
        PostCodec.encode(thread.head()),
        order,
        firstPassage,
        thread.posts().stream().map(PreparedPost::of).toList());
  }

  long passages() {
    return posts.stream().mapToLong(p -> p.passages().size()).sum();
  }

  Counts counts() {
    long sentences =
        posts.stream()
            .flatMap(p -> p.passages().stream())
            .mapToLong(p -> p.sentences().size())
            .sum();
    return new Counts(1, posts.size(), passages(), sentences);
  }
}
