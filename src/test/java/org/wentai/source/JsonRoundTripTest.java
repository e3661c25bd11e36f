package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.wentai.forum.Attachment;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.Rating;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/** A thread written as a line and read again is the same thread. */
class JsonRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 300)
  void everyThreadComesBack(@ForAll Random random, @ForAll String words) throws IOException {
    ForumThread thread = thread(random, words);
    byte[] line = JSON.writeValueAsBytes(json(thread));
    try (JsonParser parser = JSON.createParser(line)) {
      JsonValues values = new JsonValues(parser);
      ForumThread read = new JsonThread(values, Fixtures.ZONE).read("f.jsonl");
      assertThat(values.unknown()).isEmpty();
      assertThat(read).isEqualTo(thread);
    }
  }

  @Property(tries = 300)
  void everyKeptPostComesBack(@ForAll Random random, @ForAll String words) {
    ForumThread thread = thread(random, "");
    Post post = post(1 + random.nextInt(99), words, random);
    String kept = PostJson.write(thread.head(), post);
    byte[] stored = kept.getBytes(StandardCharsets.UTF_8);
    String found = new String(stored, StandardCharsets.UTF_8);
    assertThat(PostJson.post(found)).isEqualTo(post);
    assertThat(PostJson.head(found)).isEqualTo(thread.head());
    assertThat(PostJson.write(PostJson.head(found), PostJson.post(found))).isEqualTo(kept);
  }

  private static ForumThread thread(Random random, String words) {
    String text = words.replaceAll("[\\ud800-\\udfff]", "𠮷").strip();
    List<Post> posts = new ArrayList<>();
    for (int floor = 1 + random.nextInt(3); posts.size() < 1 + random.nextInt(4); ) {
      posts.add(post(floor, text, random));
      floor += 1 + random.nextInt(5);
    }
    return new ForumThread(
        new ThreadHead(
            "t" + random.nextInt(),
            "标题" + random.nextInt(),
            random.nextBoolean() ? Optional.of("版块") : Optional.empty(),
            random.nextBoolean()
                ? Optional.of(URI.create("https://a.example/x"))
                : Optional.empty(),
            random.nextBoolean()
                ? OptionalLong.of(random.nextLong(1L << 40))
                : OptionalLong.empty(),
            random.nextBoolean() ? OptionalInt.of(random.nextInt(9999)) : OptionalInt.empty(),
            "f.jsonl"),
        posts);
  }

  private static Post post(int floor, String text, Random random) {
    PostBuilder post = Post.of(floor, text);
    int middle = random.nextInt(text.length() + 1);
    if (random.nextBoolean()) {
      post.pid(1 + random.nextLong(1L << 40)).author("甲").origin("某地").group("版主").client("手机版");
      post.postedAt(Instant.ofEpochSecond(random.nextInt()).atOffset(ZoneOffset.ofHours(8)));
      post.editedAt(Instant.ofEpochSecond(random.nextInt()).atOffset(ZoneOffset.ofHours(8)));
    }
    if (random.nextBoolean()) {
      post.rating(new Rating("乙", "威望", random.nextInt(), "好"));
      post.attachment(new Attachment("a.png", Attachment.Kind.PICTURE, Optional.empty()));
      post.section(new Section("一", new Span(0, middle)));
      post.section(new Section("二", new Span(middle, text.length())));
      post.quote(new Span(middle, text.length()));
    }
    return post.build();
  }

  private static ObjectNode json(ForumThread thread) {
    ThreadHead head = thread.head();
    ObjectNode json = JSON.createObjectNode().put("id", head.id()).put("title", head.title());
    head.board().ifPresent(board -> json.put("board", board));
    head.address().ifPresent(address -> json.put("url", address.toString()));
    head.views().ifPresent(views -> json.put("views", views));
    head.replies().ifPresent(replies -> json.put("replies", replies));
    ArrayNode posts = json.putArray("posts");
    thread.posts().forEach(post -> write(post, posts.addObject()));
    return json;
  }

  private static void write(Post post, ObjectNode json) {
    json.put("floor", post.floor()).put("text", post.text());
    post.pid().ifPresent(pid -> json.put("pid", pid));
    json.put("author", post.author().orElse(null)).put("origin", post.origin().orElse(null));
    json.put("group", post.group().orElse(null)).put("client", post.client().orElse(null));
    post.postedAt().ifPresent(time -> json.put("postedAt", time.toString()));
    post.editedAt().ifPresent(time -> json.put("editedAt", time.toString()));
    ArrayNode ratings = json.putArray("ratings");
    post.ratings()
        .forEach(
            r ->
                ratings
                    .addObject()
                    .put("rater", r.rater())
                    .put("credit", r.credit())
                    .put("amount", r.amount())
                    .put("reason", r.reason()));
    ArrayNode attachments = json.putArray("attachments");
    post.attachments()
        .forEach(a -> attachments.addObject().put("name", a.name()).put("kind", "picture"));
    ArrayNode sections = json.putArray("sections");
    post.sections()
        .forEach(
            s ->
                sections
                    .addObject()
                    .put("title", s.title())
                    .put("start", s.span().start())
                    .put("end", s.span().end()));
    ArrayNode quotes = json.putArray("quotes");
    post.quotes().forEach(q -> quotes.addArray().add(q.start()).add(q.end()));
  }
}
