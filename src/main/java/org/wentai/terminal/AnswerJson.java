package org.wentai.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.wentai.answer.Answer;
import org.wentai.answer.Evidence;
import org.wentai.chat.AnswerText;
import org.wentai.chat.Language;
import org.wentai.forum.Post;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Hit;

/**
 * Writes answers as JSON objects, one a line, with every field always there, null when it has no
 * value. Offsets are UTF-16 units of the post's text.
 */
final class AnswerJson {
  private final JsonFactory factory = new JsonFactory();
  private final Language language;

  AnswerJson(Language language) {
    this.language = language;
  }

  /**
   * One answer's object, without a line feed.
   *
   * @param passages the best passages before answering, when they were asked for
   * @param millis the time from question to answer
   */
  String of(Asked asked, Answer answer, Optional<List<Hit>> passages, double millis) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject();
      json.writeFieldName("id");
      json.writeRawValue(asked.idJson());
      json.writeStringField("question", asked.question());
      answer(json, answer);
      json.writeNumberField("tookMs", Math.round(millis * 1000) / 1000.0);
      if (passages.isPresent()) {
        passages(json, passages.get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return line.toString();
  }

  private void answer(JsonGenerator json, Answer answer) throws IOException {
    json.writeBooleanField("answered", answer instanceof Answer.Found);
    switch (answer) {
      case Answer.Found found -> {
        json.writeStringField("answer", AnswerText.of(found, language));
        json.writeNumberField("confidence", confidence(answer));
        citations(json, found.evidence());
        nearest(json, List.of());
        json.writeNullField("closest");
        unanswered(json, found.unanswered());
      }
      case Answer.NotFound none -> {
        json.writeNullField("answer");
        json.writeNumberField("confidence", confidence(answer));
        citations(json, List.of());
        nearest(json, none.nearest());
        closest(json, none.closest());
        unanswered(json, List.of());
      }
    }
  }

  private static void unanswered(JsonGenerator json, List<String> parts) throws IOException {
    json.writeArrayFieldStart("unanswered");
    for (String part : parts) {
      json.writeString(part);
    }
    json.writeEndArray();
  }

  private static double confidence(Answer answer) {
    double confidence = answer.confidence();
    return Double.isNaN(confidence) ? 0 : Math.max(0, Math.min(1, confidence));
  }

  private static void citations(JsonGenerator json, List<Evidence> evidence) throws IOException {
    json.writeArrayFieldStart("citations");
    int n = 0;
    for (Evidence one : evidence) {
      n++;
      citation(json, n, one);
    }
    json.writeEndArray();
  }

  /** The passage beside a refusal, perhaps not an answer, in the form of a citation. */
  private static void closest(JsonGenerator json, Optional<Evidence> closest) throws IOException {
    json.writeFieldName("closest");
    if (closest.isPresent()) {
      citation(json, 1, closest.get());
    } else {
      json.writeNull();
    }
  }

  private static void citation(JsonGenerator json, int n, Evidence evidence) throws IOException {
    Post post = evidence.post();
    ThreadHead head = evidence.thread();
    json.writeStartObject();
    json.writeNumberField("n", n);
    json.writeStringField("thread", head.id());
    json.writeStringField("title", head.title());
    pid(json, post);
    json.writeNumberField("floor", post.floor());
    text(json, "author", post.author());
    text(json, "origin", post.origin());
    text(json, "postedAt", post.postedAt().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format));
    text(json, "editedAt", post.editedAt().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format));
    quotation(json, evidence);
    text(json, "url", head.addressOf(post).map(Object::toString));
    json.writeNumberField("score", evidence.score());
    json.writeEndObject();
  }

  private static void quotation(JsonGenerator json, Evidence evidence) throws IOException {
    switch (evidence.citation()) {
      case TextCitation text -> {
        text(json, "section", text.section());
        json.writeNullField("field");
        json.writeStringField("snippet", text.quoted());
        json.writeNumberField("start", text.span().start());
        json.writeNumberField("end", text.span().end());
      }
      case RecordCitation record -> {
        json.writeNullField("section");
        json.writeStringField("field", record.field().key());
        json.writeStringField("snippet", record.quoted());
        json.writeNullField("start");
        json.writeNullField("end");
      }
    }
    json.writeArrayFieldStart("highlights");
    for (Span span : evidence.highlights()) {
      json.writeArray(new int[] {span.start(), span.end()}, 0, 2);
    }
    json.writeEndArray();
  }

  private static void nearest(JsonGenerator json, List<ThreadHead> nearest) throws IOException {
    json.writeArrayFieldStart("nearest");
    for (ThreadHead head : nearest) {
      json.writeStartObject();
      json.writeStringField("thread", head.id());
      json.writeStringField("title", head.title());
      text(json, "url", head.address().map(Object::toString));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void passages(JsonGenerator json, List<Hit> hits) throws IOException {
    json.writeArrayFieldStart("passages");
    for (Hit hit : hits) {
      json.writeStartObject();
      json.writeStringField("thread", hit.head().id());
      pid(json, hit.post());
      json.writeNumberField("floor", hit.post().floor());
      json.writeNumberField("start", hit.span().start());
      json.writeNumberField("end", hit.span().end());
      json.writeNumberField("score", hit.score());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void pid(JsonGenerator json, Post post) throws IOException {
    if (post.pid().isPresent()) {
      json.writeNumberField("pid", post.pid().getAsLong());
    } else {
      json.writeNullField("pid");
    }
  }

  private static void text(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    } else {
      json.writeNullField(field);
    }
  }

  /**
   * A question with the id that its file gave it.
   *
   * @param idJson the id as JSON, {@code null} when it has none
   */
  record Asked(String idJson, String question) {}
}
