package org.wentai.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads JSON Lines of questions, one at a time, so that a file may be of any length. Each line is
 * an object with {@code question} (or {@code text}), and may have {@code id}, {@code type}, {@code
 * gold} (facts, each a list of alternatives) or {@code answers} (alternatives of one fact), {@code
 * floor}, {@code positive} or {@code positive_passage_ids} (thread ids) and {@code answerable}.
 * Other fields and blank lines are passed over.
 */
public final class QuestionFile {
  private QuestionFile() {}

  /**
   * Pushes the questions of {@code file}, unzipped when its name ends in {@code .gz}.
   *
   * @param bad told of each line that is no question: number, colon, reason
   * @throws IOException when the file cannot be read
   */
  public static void read(Path file, Consumer<GoldQuestion> sink, Consumer<String> bad)
      throws IOException {
    try (InputStream raw = Files.newInputStream(file)) {
      read(file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw, sink, bad);
    }
  }

  /** As {@link #read(Path, Consumer, Consumer)}, from an open stream. */
  public static void read(InputStream in, Consumer<GoldQuestion> sink, Consumer<String> bad)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String json = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (!json.isBlank()) {
        take(json, number, sink, bad);
      }
    }
  }

  private static void take(
      String json, int number, Consumer<GoldQuestion> sink, Consumer<String> bad) {
    GoldQuestion question;
    try {
      question = QuestionLine.parse(json);
    } catch (IllegalArgumentException e) {
      bad.accept("line " + number + ": " + e.getMessage());
      return;
    }
    sink.accept(question);
  }
}
