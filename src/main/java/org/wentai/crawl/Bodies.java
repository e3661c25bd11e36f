package org.wentai.crawl;

import org.wentai.forum.Post;

/** What of a post makes an edit when it differs. */
final class Bodies {
  private Bodies() {}

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
