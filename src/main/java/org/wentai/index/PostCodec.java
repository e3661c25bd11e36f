package org.wentai.index;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wentai.forum.Attachment;
import org.wentai.forum.Post;
import org.wentai.forum.Rating;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/** Writes posts and thread heads as bytes, and reads them back exactly. */
final class PostCodec {
  private PostCodec() {}

  static byte[] encode(ThreadHead head) {
    return written(
        out -> {
          out.text(head.id());
          out.text(head.title());
          out.optional(head.board(), RecordOutput::text);
          out.optional(head.address().map(URI::toString), RecordOutput::text);
          out.optional(head.views().stream().boxed().findFirst(), RecordOutput::number);
          out.optional(
              head.replies().stream().mapToObj(r -> (long) r).findFirst(), RecordOutput::number);
          out.text(head.file());
        });
  }

  static ThreadHead head(byte[] bytes) {
    return read(
        bytes,
        in ->
            new ThreadHead(
                in.text(),
                in.text(),
                in.optional(RecordInput::text),
                in.optional(RecordInput::text).map(URI::create),
                longOf(in.optional(RecordInput::number)),
                in.optional(RecordInput::number)
                    .map(r -> OptionalInt.of(r.intValue()))
                    .orElse(OptionalInt.empty()),
                in.text()));
  }

  static byte[] encode(Post post) {
    return written(
        out -> {
          out.number((long) post.floor());
          out.optional(post.pid().stream().boxed().findFirst(), RecordOutput::number);
          out.optional(post.author(), RecordOutput::text);
          out.optional(post.origin(), RecordOutput::text);
          out.optional(post.group(), RecordOutput::text);
          out.optional(post.postedAt().map(OffsetDateTime::toString), RecordOutput::text);
          out.optional(post.editedAt().map(OffsetDateTime::toString), RecordOutput::text);
          out.optional(post.client(), RecordOutput::text);
          out.list(post.ratings(), PostCodec::rating);
          out.list(post.attachments(), PostCodec::attachment);
          out.text(post.text());
          out.list(post.sections(), PostCodec::section);
          out.list(post.quotes(), PostCodec::span);
        });
  }

  static Post post(byte[] bytes) {
    return read(
        bytes,
        in ->
            new Post(
                (int) (long) in.number(),
                longOf(in.optional(RecordInput::number)),
                in.optional(RecordInput::text),
                in.optional(RecordInput::text),
                in.optional(RecordInput::text),
                in.optional(RecordInput::text).map(OffsetDateTime::parse),
                in.optional(RecordInput::text).map(OffsetDateTime::parse),
                in.optional(RecordInput::text),
                in.list(PostCodec::rating),
                in.list(PostCodec::attachment),
                in.text(),
                in.list(PostCodec::section),
                in.list(PostCodec::span)));
  }

  private static OptionalLong longOf(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static void rating(RecordOutput out, Rating rating) {
    out.text(rating.rater());
    out.text(rating.credit());
    out.number((long) rating.amount());
    out.text(rating.reason());
  }

  private static Rating rating(RecordInput in) {
    return new Rating(in.text(), in.text(), (int) (long) in.number(), in.text());
  }

  private static void attachment(RecordOutput out, Attachment attachment) {
    out.text(attachment.name());
    out.text(attachment.kind().name());
    out.optional(attachment.address().map(URI::toString), RecordOutput::text);
  }

  private static Attachment attachment(RecordInput in) {
    return new Attachment(
        in.text(),
        Attachment.Kind.valueOf(in.text()),
        in.optional(RecordInput::text).map(URI::create));
  }

  private static void section(RecordOutput out, Section section) {
    out.text(section.title());
    span(out, section.span());
  }

  private static Section section(RecordInput in) {
    return new Section(in.text(), span(in));
  }

  private static void span(RecordOutput out, Span span) {
    out.number((long) span.start());
    out.number((long) span.end());
  }

  private static Span span(RecordInput in) {
    return new Span((int) (long) in.number(), (int) (long) in.number());
  }

  private static byte[] written(Consumer<RecordOutput> parts) {
    var out = new RecordOutput();
    parts.accept(out);
    return out.bytes();
  }

  private static <T> T read(byte[] bytes, Function<RecordInput, T> parts) {
    return parts.apply(new RecordInput(bytes));
  }
}
