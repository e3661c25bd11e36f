package org.wentai.forum;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers what a source knows of a post. Blank words count as unknown. */
public final class PostBuilder {
  private final int floor;
  private final String text;
  private OptionalLong pid = OptionalLong.empty();
  private Optional<String> author = Optional.empty();
  private Optional<String> origin = Optional.empty();
  private Optional<String> group = Optional.empty();
  private Optional<OffsetDateTime> postedAt = Optional.empty();
  private Optional<OffsetDateTime> editedAt = Optional.empty();
  private Optional<String> client = Optional.empty();
  private final List<Rating> ratings = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Span> quotes = new ArrayList<>();

  PostBuilder(int floor, String text) {
    this.floor = floor;
    this.text = text;
  }

  public PostBuilder pid(long value) {
    pid = OptionalLong.of(value);
    return this;
  }

  public PostBuilder author(String value) {
    author = known(value);
    return this;
  }

  public PostBuilder origin(String value) {
    origin = known(value);
    return this;
  }

  public PostBuilder group(String value) {
    group = known(value);
    return this;
  }

  public PostBuilder postedAt(OffsetDateTime value) {
    postedAt = Optional.of(value);
    return this;
  }

  public PostBuilder editedAt(OffsetDateTime value) {
    editedAt = Optional.of(value);
    return this;
  }

  public PostBuilder client(String value) {
    client = known(value);
    return this;
  }

  public PostBuilder rating(Rating value) {
    ratings.add(value);
    return this;
  }

  public PostBuilder attachment(Attachment value) {
    attachments.add(value);
    return this;
  }

  public PostBuilder section(Section value) {
    sections.add(value);
    return this;
  }

  public PostBuilder quote(Span value) {
    quotes.add(value);
    return this;
  }

  public Post build() {
    return new Post(
        floor,
        pid,
        author,
        origin,
        group,
        postedAt,
        editedAt,
        client,
        ratings,
        attachments,
        text,
        sections,
        quotes);
  }

  private static Optional<String> known(String value) {
    return Optional.of(value.strip()).filter(v -> !v.isEmpty());
  }
}
