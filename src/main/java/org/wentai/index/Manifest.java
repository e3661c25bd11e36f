package org.wentai.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.Version;

/**
 * What a complete generation says of itself; written last, so a folder without one was never
 * complete.
 *
 * @param format {@link #FORMAT} of the program that wrote it
 * @param lucene Lucene's version
 * @param model the embedding model, empty without vectors
 * @param builtAt when, ISO 8601
 * @param threads threads held
 * @param posts posts held
 * @param passages passages held
 * @param sentences sentences of the passages
 * @param fingerprint SHA-256 of all that was read, in order
 * @param live of the newest change of live threads that was read
 */
record Manifest(
    int format,
    String lucene,
    String model,
    String builtAt,
    long threads,
    long posts,
    long passages,
    long sentences,
    String fingerprint,
    long live) {
  /** Raised whenever an older program's generation cannot be read any more. */
  static final int FORMAT = 3;

  static final String FILE = "manifest.json";

  static Manifest of(Counts counts, boolean vectors, String fingerprint, long live) {
    return new Manifest(
        FORMAT,
        Version.LATEST.toString(),
        vectors ? SentenceEmbedder.MODEL : "",
        Instant.now().toString(),
        counts.threads(),
        counts.posts(),
        counts.passages(),
        counts.sentences(),
        fingerprint,
        live);
  }

  /** The same with vectors. */
  Manifest withVectors() {
    return new Manifest(
        format,
        lucene,
        SentenceEmbedder.MODEL,
        builtAt,
        threads,
        posts,
        passages,
        sentences,
        fingerprint,
        live);
  }

  Counts counts() {
    return new Counts(threads, posts, passages, sentences);
  }

  boolean vectors() {
    return !model.isEmpty();
  }

  GenerationInfo info(String name) {
    Instant built = Instant.parse(builtAt);
    return new GenerationInfo(name, built, built, threads, posts, passages, sentences, vectors());
  }

  void write(Path generation) throws IOException {
    byte[] json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    DurableFiles.write(generation.resolve(FILE), json);
  }

  /**
   * Reads a generation's manifest.
   *
   * @throws IndexException when another version of this program wrote it
   */
  static Manifest read(Path generation) throws IOException {
    Map<String, String> values = values(generation.resolve(FILE));
    int format = (int) number(values, "format");
    if (format != FORMAT) {
      throw new IndexException(
          "The index %s has format %d, this program reads %d: build it anew."
              .formatted(generation.getFileName(), format, FORMAT));
    }
    return new Manifest(
        format,
        values.getOrDefault("lucene", ""),
        values.getOrDefault("model", ""),
        values.getOrDefault("builtAt", ""),
        number(values, "threads"),
        number(values, "posts"),
        number(values, "passages"),
        number(values, "sentences"),
        values.getOrDefault("fingerprint", ""),
        values.containsKey("live") ? number(values, "live") : 0);
  }

  /** The embedding model of a generation, whichever version of this program wrote it. */
  static String model(Path generation) throws IOException {
    return values(generation.resolve(FILE)).getOrDefault("model", "");
  }

  private static long number(Map<String, String> values, String name) throws IOException {
    try {
      return Long.parseLong(values.getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      throw new IOException(FILE + " has no number " + name, e);
    }
  }

  /** Read as a stream: data binding costs a tenth of a second at every start. */
  private static Map<String, String> values(Path file) throws IOException {
    var values = new HashMap<String, String>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        values.put(name, json.getText());
      }
    }
    return values;
  }
}
