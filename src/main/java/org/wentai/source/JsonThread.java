package org.wentai.source;

import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/** Reads one thread of JSON Lines, as {@code knowledge/thread.schema.json} describes it. */
final class JsonThread {
  private final JsonValues values;
  private final ZoneId zone;
  private final List<JsonPost> posts = new ArrayList<>();
  private String id = "";
  private String title = "";
  private Optional<String> board = Optional.empty();
  private Optional<URI> address = Optional.empty();
  private OptionalLong views = OptionalLong.empty();
  private OptionalInt replies = OptionalInt.empty();

  JsonThread(JsonValues values, ZoneId zone) {
    this.values = values;
    this.zone = zone;
  }

  /** The thread of the line, from {@code file}. */
  ForumThread read(String file) throws IOException {
    JsonPost only = new JsonPost(values, zone);
    Map<String, JsonValues.Field> fields = new HashMap<>(only.fields());
    fields.putAll(fields());
    values.line(fields);
    if (id.isBlank()) {
      throw values.refused("the thread's id is missing", "write it as a string");
    }
    if (only.isGiven() && !posts.isEmpty()) {
      throw values.refused(
          "a post's keys stand beside posts", "write them inside one of the posts");
    }
    if (posts.isEmpty()) {
      if (!only.isGiven()) {
        throw values.refused("the thread has neither posts nor text", "write one of them");
      }
      posts.add(only);
    }
    List<Post> placed = placed();
    if (title.isBlank()) {
      title = PlainText.opening(placed.getFirst().text());
    }
    return new ForumThread(head(file), placed);
  }

  /** What was read of the thread itself. */
  ThreadHead head(String file) {
    return new ThreadHead(id, title, board, address, views, replies, file);
  }

  Map<String, JsonValues.Field> fields() {
    return Map.of(
        "id", path -> id = values.name(path).strip(),
        "title", path -> title = values.string(path).strip(),
        "board", path -> board = Optional.of(values.string(path).strip()),
        "url", path -> address = Optional.of(address(values, path)),
        "views", path -> views = OptionalLong.of(values.number(path, 0, Long.MAX_VALUE)),
        "replies", path -> replies = OptionalInt.of(values.offset(path)),
        "posts", path -> values.array(path, this::post));
  }

  private void post(String path) throws IOException {
    JsonPost post = new JsonPost(values, zone);
    values.object(path, post.fields());
    posts.add(post);
  }

  /** The posts by floor; one without a floor stands behind the one before it in the line. */
  private List<Post> placed() throws IOException {
    List<Post> placed = new ArrayList<>();
    int floor = 0;
    for (int i = 0; i < posts.size(); i++) {
      floor = posts.get(i).floor().orElse(floor + 1);
      placed.add(posts.get(i).at(floor, "posts[" + i + "]"));
    }
    placed.sort(Comparator.comparingInt(Post::floor));
    for (int i = 1; i < placed.size(); i++) {
      if (placed.get(i).floor() == placed.get(i - 1).floor()) {
        throw values.refused(
            "floor " + placed.get(i).floor() + " stands twice", "give each post its own floor");
      }
    }
    return placed;
  }

  static URI address(JsonValues values, String path) throws IOException {
    String words = values.string(path);
    return SavedPage.uri(words)
        .orElseThrow(
            () -> values.refused(path + " is no web address", "write it from https:// on"));
  }
}
