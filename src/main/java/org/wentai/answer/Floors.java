package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import org.wentai.forum.Post;

/** Finds the post that a question names by its floor. */
final class Floors {
  private Floors() {}

  /** The post named, the opening one when none is; empty when the thread has no such floor. */
  static Optional<Post> of(List<Post> posts, Optional<FloorReference> named) {
    int floor = named.map(FloorReference::floor).orElse(1);
    if (floor == FloorReference.LAST) {
      return posts.isEmpty() ? Optional.empty() : Optional.of(posts.get(posts.size() - 1));
    }
    return posts.stream().filter(p -> p.floor() == floor).findFirst();
  }
}
