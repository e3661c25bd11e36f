package org.wentai.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wentai.forum.Attachment;
import org.wentai.forum.Post;
import org.wentai.forum.Rating;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/**
 * One post with its thread's head as one JSON text, for keeping: the keys are those of a thread of
 * one post in JSON Lines ({@code knowledge/thread.schema.json}), and {@code x-file} for the file.
 * Equal posts give equal texts, and what is written is read back as it was. Halves of surrogate
 * pairs are escaped, so that every text can be kept in UTF-8.
 */
public final class PostJson {
  private static final String FILE = "x-file";
  private static final JsonFactory JSON = new JsonFactory();

  /** A pair is one character here, so this is a half without its other. */
  private static final Pattern HALF = Pattern.compile("[\\ud800-\\udfff]");

  private PostJson() {}

  /**
   * Writes {@code post} of the thread {@code head}, which is valid where its times have a zone in
   * whole seconds and its addresses are web addresses, as all that readers give have.
   */
  public static String write(ThreadHead head, Post post) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      writeHead(json, head);
      writePost(json, post);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HALF.matcher(out.toString())
        .replaceAll(half -> "\\\\u" + Integer.toHexString(half.group().charAt(0)));
  }

  /**
   * The post that {@code json} holds.
   *
   * @throws IllegalArgumentException when it was not written by {@link #write}; says what is wrong
   */
  public static Post post(String json) {
    return read(json).post();
  }

  /**
   * The head of the thread that {@code json} holds.
   *
   * @throws IllegalArgumentException when it was not written by {@link #write}; says what is wrong
   */
  public static ThreadHead head(String json) {
    return read(json).head();
  }

  private record Read(ThreadHead head, Post post) {}

  private static Read read(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonValues values = new JsonValues(parser);
      JsonThread thread = new JsonThread(values, ZoneOffset.UTC);
      JsonPost post = new JsonPost(values, ZoneOffset.UTC);
      StringBuilder file = new StringBuilder();
      Map<String, JsonValues.Field> fields = new HashMap<>(post.fields());
      fields.putAll(thread.fields());
      fields.put(FILE, path -> file.append(values.string(path)));
      values.line(fields);
      return new Read(thread.head(file.toString()), post.at(post.floor().orElse(1), "the post"));
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no kept post: " + e.getMessage(), e);
    }
  }

  private static void writeHead(JsonGenerator json, ThreadHead head) throws IOException {
    json.writeStringField("id", head.id());
    json.writeStringField("title", head.title());
    write(json, "board", head.board());
    write(json, "url", head.address().map(URI::toString));
    if (head.views().isPresent()) {
      json.writeNumberField("views", head.views().getAsLong());
    }
    if (head.replies().isPresent()) {
      json.writeNumberField("replies", head.replies().getAsInt());
    }
    if (!head.file().isEmpty()) {
      json.writeStringField(FILE, head.file());
    }
  }

  private static void writePost(JsonGenerator json, Post post) throws IOException {
    if (post.pid().isPresent()) {
      json.writeNumberField("pid", post.pid().getAsLong());
    }
    json.writeNumberField("floor", post.floor());
    write(json, "author", post.author());
    write(json, "origin", post.origin());
    write(json, "group", post.group());
    write(json, "postedAt", post.postedAt().map(OffsetDateTime::toString));
    write(json, "editedAt", post.editedAt().map(OffsetDateTime::toString));
    write(json, "client", post.client());
    each(json, "ratings", post.ratings(), PostJson::write);
    each(json, "attachments", post.attachments(), PostJson::write);
    json.writeStringField("text", post.text());
    each(json, "sections", post.sections(), PostJson::write);
    each(json, "quotes", post.quotes(), PostJson::write);
  }

  private static void write(JsonGenerator json, Rating rating) throws IOException {
    json.writeStartObject();
    json.writeStringField("rater", rating.rater());
    json.writeStringField("credit", rating.credit());
    json.writeNumberField("amount", rating.amount());
    json.writeStringField("reason", rating.reason());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Attachment attachment) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", attachment.name());
    json.writeStringField("kind", attachment.kind().name().toLowerCase(Locale.ROOT));
    write(json, "url", attachment.address().map(URI::toString));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Section section) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", section.title());
    json.writeNumberField("start", section.span().start());
    json.writeNumberField("end", section.span().end());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Span quote) throws IOException {
    json.writeStartArray();
    json.writeNumber(quote.start());
    json.writeNumber(quote.end());
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String key, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(key, value.get());
    }
  }

  /** Writes one value. */
  private interface Writer<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  private static <T> void each(JsonGenerator json, String key, List<T> values, Writer<T> writer)
      throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(key);
      for (T value : values) {
        writer.write(json, value);
      }
      json.writeEndArray();
    }
  }
}
