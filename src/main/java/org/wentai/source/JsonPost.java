package org.wentai.source;

import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.Attachment;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.Rating;
import org.wentai.forum.Section;
import org.wentai.forum.Span;

/** Reads one post of a thread in JSON Lines. */
final class JsonPost {
  private final JsonValues values;
  private final ZoneId zone;
  private boolean given;
  private OptionalInt floor = OptionalInt.empty();
  private OptionalLong pid = OptionalLong.empty();
  private String author = "";
  private String origin = "";
  private String group = "";
  private String client = "";
  private Optional<OffsetDateTime> postedAt = Optional.empty();
  private Optional<OffsetDateTime> editedAt = Optional.empty();
  private Optional<String> text = Optional.empty();
  private final List<Rating> ratings = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Span> quotes = new ArrayList<>();

  JsonPost(JsonValues values, ZoneId zone) {
    this.values = values;
    this.zone = zone;
  }

  Map<String, JsonValues.Field> fields() {
    return Map.ofEntries(
        field("pid", path -> pid = OptionalLong.of(values.number(path, 1, Long.MAX_VALUE))),
        field("floor", path -> floor = OptionalInt.of((int) values.number(path, 1, 1 << 30))),
        field("author", path -> author = values.string(path)),
        field("origin", path -> origin = values.string(path)),
        field("group", path -> group = values.string(path)),
        field("client", path -> client = values.string(path)),
        field("postedAt", path -> postedAt = Optional.of(time(path))),
        field("editedAt", path -> editedAt = Optional.of(time(path))),
        field("text", path -> text = Optional.of(values.string(path))),
        field("ratings", path -> values.array(path, this::rating)),
        field("attachments", path -> values.array(path, this::attachment)),
        field("sections", path -> values.array(path, this::section)),
        field("quotes", path -> values.array(path, this::quote)));
  }

  private Map.Entry<String, JsonValues.Field> field(String key, JsonValues.Field field) {
    return Map.entry(
        key,
        path -> {
          given = true;
          field.read(path);
        });
  }

  /** Whether any key of a post was read. */
  boolean isGiven() {
    return given;
  }

  OptionalInt floor() {
    return floor;
  }

  /** The post, at {@code place}, called {@code path} when something is wrong with it. */
  Post at(int place, String path) throws IOException {
    String words =
        text.orElseThrow(
            () -> values.refused(path + ".text is missing", "write the post's text, or \"\""));
    check(words.length(), path);
    PostBuilder post =
        Post.of(place, words).author(author).origin(origin).group(group).client(client);
    pid.ifPresent(post::pid);
    postedAt.ifPresent(post::postedAt);
    editedAt.ifPresent(post::editedAt);
    ratings.forEach(post::rating);
    attachments.forEach(post::attachment);
    sections.forEach(post::section);
    quotes.forEach(post::quote);
    return post.build();
  }

  private void check(int length, String path) throws IOException {
    int before = 0;
    for (Section section : sections) {
      if (section.span().start() < before || section.span().end() > length) {
        throw outside(path + ".sections", section.span(), length);
      }
      before = section.span().end();
    }
    for (Span quote : quotes) {
      if (quote.end() > length) {
        throw outside(path + ".quotes", quote, length);
      }
    }
  }

  private IOException outside(String path, Span span, int length) {
    String where = "[" + span.start() + "," + span.end() + ") of " + length + " units";
    return values.refused(
        path + " has " + where, "let them ascend inside the text, counted in UTF-16 units");
  }

  private OffsetDateTime time(String path) throws IOException {
    String words = values.string(path);
    return Times.parse(words, zone)
        .orElseThrow(
            () -> values.refused(path + " is no time", "write it as 2024-05-01T10:00:00+08:00"));
  }

  private void rating(String path) throws IOException {
    var read =
        new Object() {
          String rater = "";
          String credit = "";
          int amount;
          String reason = "";
        };
    values.object(
        path,
        Map.of(
            "rater", p -> read.rater = values.string(p),
            "credit", p -> read.credit = values.string(p),
            "amount",
                p -> read.amount = (int) values.number(p, Integer.MIN_VALUE, Integer.MAX_VALUE),
            "reason", p -> read.reason = values.string(p)));
    ratings.add(new Rating(read.rater, read.credit, read.amount, read.reason));
  }

  private void attachment(String path) throws IOException {
    var read =
        new Object() {
          String name = "";
          Attachment.Kind kind = Attachment.Kind.FILE;
          Optional<URI> address = Optional.empty();
        };
    values.object(
        path,
        Map.of(
            "name", p -> read.name = values.string(p),
            "kind", p -> read.kind = kind(p),
            "url", p -> read.address = Optional.of(JsonThread.address(values, p))));
    attachments.add(new Attachment(read.name, read.kind, read.address));
  }

  private Attachment.Kind kind(String path) throws IOException {
    return switch (values.string(path)) {
      case "picture" -> Attachment.Kind.PICTURE;
      case "file" -> Attachment.Kind.FILE;
      default -> throw values.refused(path + " is unknown", "write picture or file");
    };
  }

  private void section(String path) throws IOException {
    var read =
        new Object() {
          String title = "";
          int start;
          int end;
        };
    values.object(
        path,
        Map.of(
            "title", p -> read.title = values.string(p),
            "start", p -> read.start = values.offset(p),
            "end", p -> read.end = values.offset(p)));
    sections.add(new Section(read.title, span(path, read.start, read.end)));
  }

  private void quote(String path) throws IOException {
    List<Integer> ends = new ArrayList<>();
    values.array(path, p -> ends.add(values.offset(p)));
    if (ends.size() != 2) {
      throw values.refused(path + " is not two numbers", "write it as [start, end]");
    }
    quotes.add(span(path, ends.get(0), ends.get(1)));
  }

  private Span span(String path, int start, int end) throws IOException {
    if (end < start) {
      throw values.refused(path + " ends before it starts", "write the start first");
    }
    return new Span(start, end);
  }
}
