package org.wentai.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.wentai.text.Folding;

/**
 * Fits {@link ActivationRanges}: runs the embedding model, with ranges taken of each run, on every
 * 23rd line of the given files, and prints for whatever enters a matrix the 5th percentile of the
 * texts' least values and the 95th of their greatest. A program, no test: arguments are files of
 * gzipped JSON Lines with {@code text} in each line, passages first; the output is
 * embedding-ranges.tsv.
 */
final class EmbeddingRangesFit {
  private static final int EVERY = 23;
  private static final int LONGEST = 200;

  private EmbeddingRangesFit() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("ranges");
    NativeFiles.unpackRuntime(folder);
    EmbeddingModel.unpackWords(folder);
    Path model = folder.resolve("to-be-fitted.onnx");
    Files.write(model, SentenceGraph.toBeFitted(EmbeddingModel.weights()));
    var seen = new TreeMap<String, List<float[]>>();
    try (var options = new OrtSession.SessionOptions();
        OrtSession session =
            OrtEnvironment.getEnvironment().createSession(model.toString(), options)) {
      WordPieces pieces = EmbeddingModel.pieces();
      for (String text : texts(args)) {
        look(session, pieces.ids(text, SentenceEmbedder.MOST_PIECES), seen);
      }
    }
    seen.put("3.first", seen.get("2.out"));
    System.out.println(
        "# What enters the matrices of the embedding model: name, least, greatest value."
            + " Made by EmbeddingRangesFit.");
    seen.forEach((name, ranges) -> print(name, ranges));
  }

  /** A sentence or a part of one from each line, and the whole from every third. */
  private static List<String> texts(String[] files) throws IOException {
    var texts = new ArrayList<String>();
    int line = 0;
    for (String file : files) {
      try (var in = new GZIPInputStream(Files.newInputStream(Path.of(file)));
          var reader =
              new java.io.BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String json = reader.readLine(); json != null; json = reader.readLine()) {
          if (line++ % EVERY == 0) {
            add(new ObjectMapper().readTree(json).get("text").asText(), line, texts);
          }
        }
      }
    }
    return texts;
  }

  private static void add(String text, int line, List<String> texts) {
    String[] sentences = text.split("(?<=[。!?！?，,])", -1);
    texts.add(cut(sentences[line % sentences.length]));
    if (line % 3 == 0) {
      texts.add(cut(text));
    }
  }

  private static String cut(String text) {
    return Folding.fold(text.substring(0, Math.min(LONGEST, text.length())));
  }

  private static void look(OrtSession session, long[] ids, Map<String, List<float[]>> seen)
      throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] places = LongStream.range(0, ids.length).toArray();
    try (var input =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {1, ids.length});
        var positions =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(places), new long[] {ids.length});
        var result =
            session.run(Map.of(SentenceGraph.PIECES, input, SentenceGraph.POSITIONS, positions))) {
      for (var output : result) {
        if (!output.getKey().equals("3.out")) {
          FloatBuffer values = ((OnnxTensor) output.getValue()).getFloatBuffer();
          seen.computeIfAbsent(output.getKey(), name -> new ArrayList<>()).add(range(values));
        }
      }
    }
  }

  private static float[] range(FloatBuffer values) {
    float[] range = new float[2];
    while (values.hasRemaining()) {
      float value = values.get();
      range[0] = Math.min(range[0], value);
      range[1] = Math.max(range[1], value);
    }
    return range;
  }

  private static void print(String name, List<float[]> ranges) {
    double[] least = ranges.stream().mapToDouble(r -> r[0]).sorted().toArray();
    double[] greatest = ranges.stream().mapToDouble(r -> r[1]).sorted().toArray();
    int fifth = ranges.size() / 20;
    System.out.printf(
        Locale.ROOT, "%s\t%.4f\t%.4f%n", name, least[fifth], greatest[greatest.length - 1 - fifth]);
  }
}
