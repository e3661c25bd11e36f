package org.wentai.crawl;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.source.PostJson;

/** Posts and heads as they are stored, and what of a post makes an edit when it differs. */
final class Bodies {
  private Bodies() {}

  /** A post as JSON. The thread's counts, which change with every look, are not in it. */
  static String body(ThreadHead head, Post post) {
    ThreadHead steady =
        new ThreadHead(
            head.id(),
            head.title(),
            head.board(),
            head.address(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            head.file());
    return PostJson.write(steady, post);
  }

  /** A head as JSON, with a post that stands for none. */
  static String head(ThreadHead head) {
    return PostJson.write(head, Post.of(1, head.id()).build());
  }

  /**
   * A number over what a post says: its text and the names of its files. Ratings, floors and links
   * change without an edit. FNV-1a with 64 bits.
   */
  static long sum(Post post) {
    long sum = add(0xcbf29ce484222325L, post.text());
    for (var file : post.attachments()) {
      sum = add(sum * 31, file.name());
    }
    return sum;
  }

  private static long add(long start, String text) {
    long sum = start;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * 0x100000001b3L;
    }
    return sum;
  }
}
