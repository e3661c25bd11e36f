package org.wentai.source;

import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.ThreadHead;

/** Reads a Markdown note, with or without front matter, as a thread of one post. */
final class MarkdownNote implements ThreadReader {

  @Override
  public void read(SourceFile file, Reading out) throws IOException {
    String note = TextDecoding.utf8(TextDecoding.bytes(file.path()));
    FrontMatter front = FrontMatter.of(note);
    MarkdownText body = MarkdownText.of(front.body());
    if (body.text().isEmpty()) {
      throw PlainText.empty();
    }
    front.values().keySet().stream()
        .filter(key -> !FrontMatter.KEYS.contains(key) && !key.startsWith("x-"))
        .forEach(
            key ->
                out.warning(
                    new Place(file.name(), FrontMatter.lineOf(note, key)),
                    "the key '" + key + "' is not read",
                    "use "
                        + String.join(", ", FrontMatter.KEYS.stream().sorted().toList())
                        + ", or begin it with x-"));
    Optional<URI> address =
        value(front, "url", note, words -> SavedPage.uri(words), "write it from https:// on");
    Optional<OffsetDateTime> date =
        value(front, "date", note, w -> Times.parse(w, out.zone()), "write it as 2024-05-01 10:00");
    PostBuilder post = body.post();
    front.value("author").ifPresent(post::author);
    date.ifPresent(post::postedAt);
    out.thread(
        new ForumThread(head(file, front, body, address), List.<Post>of(post.build())),
        Place.file(file.name()));
  }

  private static ThreadHead head(
      SourceFile file, FrontMatter front, MarkdownText body, Optional<URI> address) {
    String name = file.id().substring(file.id().lastIndexOf('/') + 1);
    return new ThreadHead(
        front.value("id").orElse(file.id()),
        front.value("title").or(body::title).orElse(name),
        front.value("board"),
        address,
        OptionalLong.empty(),
        OptionalInt.empty(),
        file.name());
  }

  private static <T> Optional<T> value(
      FrontMatter front, String key, String note, Function<String, Optional<T>> read, String mend)
      throws UnreadableFile {
    Optional<String> words = front.value(key);
    Optional<T> value = words.flatMap(read);
    if (words.isPresent() && value.isEmpty()) {
      String reason = "'" + key + "' cannot be “" + words.get() + "”";
      throw new UnreadableFile(FrontMatter.lineOf(note, key), reason, mend);
    }
    return value;
  }
}
