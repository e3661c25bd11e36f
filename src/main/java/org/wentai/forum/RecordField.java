package org.wentai.forum;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The values of a thread's and a post's record that can be cited, and how they are written. */
public enum RecordField {
  TITLE("title", (head, post) -> List.of(head.title())),
  BOARD("board", (head, post) -> listed(head.board())),
  ADDRESS("address", (head, post) -> listed(head.address())),
  VIEWS("views", (head, post) -> head.views().stream().mapToObj(Long::toString).toList()),
  REPLIES("replies", (head, post) -> head.replies().stream().mapToObj(Integer::toString).toList()),
  AUTHOR("author", (head, post) -> listed(post.author())),
  ORIGIN("origin", (head, post) -> listed(post.origin())),
  GROUP("group", (head, post) -> listed(post.group())),
  POSTED_AT(
      "postedAt", (head, post) -> listed(post.postedAt().map(RecordField.Time.SHOWN::format))),
  CLIENT("client", (head, post) -> listed(post.client())),
  RATING("rating", (head, post) -> post.ratings().stream().map(Rating::asText).toList()),
  ATTACHMENT(
      "attachment", (head, post) -> post.attachments().stream().map(Attachment::name).toList());

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
  private final BiFunction<ThreadHead, Post, List<String>> values;

  RecordField(String key, BiFunction<ThreadHead, Post, List<String>> values) {
    this.key = key;
    this.values = values;
  }

  /** The field's name in machine output. */
  public String key() {
    return key;
  }

  /** This field's values for a post, as citations quote them; empty when unknown. */
  public List<String> values(ThreadHead head, Post post) {
    return values.apply(head, post);
  }

  private static List<String> listed(Optional<?> value) {
    return value.map(v -> List.of(v.toString())).orElse(List.of());
  }

  /** Holder, because an enum's constants cannot refer to its own static fields. */
  private static final class Time {
    static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  }
}
