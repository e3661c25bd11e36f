package org.wentai.forum;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A thread with its posts, in the order of their floors.
 *
 * @param head what is known of the thread
 * @param posts its posts, ascending by floor, each floor once; at least one
 */
public record ForumThread(ThreadHead head, List<Post> posts) {
  public ForumThread {
    posts = List.copyOf(posts);
    if (posts.isEmpty()) {
      throw new IllegalArgumentException("thread " + head.id() + " has no post");
    }
    var floors = new HashSet<Integer>();
    int last = 0;
    for (Post post : posts) {
      if (!floors.add(post.floor()) || post.floor() < last) {
        throw new IllegalArgumentException(
            "thread " + head.id() + ": floor " + post.floor() + " stands twice or out of order");
      }
      last = post.floor();
    }
  }

  public Optional<Post> post(int floor) {
    return posts.stream().filter(p -> p.floor() == floor).findFirst();
  }
}
