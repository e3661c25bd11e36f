package org.wentai.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.management.ManagementFactory;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.wentai.text.Sentences;

/**
 * Times reading four windows of 120 characters for a question of 20, on one thread, beside a model
 * of the same shape and length as it comes: the embedding model's own file, with the range of each
 * run. Processor time, by turns, the median.
 *
 * <p>Argument: rounds (40).
 */
final class SpanReaderBench {
  private static final int WINDOWS = 4;
  private static final String QUESTION = "城南图书馆新馆平时晚上到底几点钟才闭馆呢?";
  private static final String TEXT = "新馆周一休息。平时早上8点开门,晚上9点闭馆。办证要带身份证。".repeat(4);

  private SpanReaderBench() {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    Path folder = Files.createTempDirectory("reader-bench");
    SpanReader reader = EmbeddingModel.load(folder).join().reader().join().orElseThrow();
    String text = TEXT.substring(0, 120);
    var window = new ReadingWindow("城南图书馆新馆开放", text, Sentences.of(text));
    long[] pieces = EmbeddingModel.pieces().ids(QUESTION + window.title() + text, 510);
    double[] ours = new double[rounds];
    double[] plain = new double[rounds];
    try (OrtSession session = plain(folder)) {
      for (int round = -3; round < rounds; round++) {
        double read = millis(() -> reader.read(QUESTION, window));
        double run = millis(() -> run(session, pieces));
        if (round >= 0) {
          ours[round] = read;
          plain[round] = run;
        }
      }
    }
    System.out.printf(
        "%d windows of %d pieces: %.1f ms; the model as it comes: %.1f ms; ratio %.2f%n",
        WINDOWS, pieces.length + 2, median(ours), median(plain), median(ours) / median(plain));
  }

  private static OrtSession plain(Path folder) throws Exception {
    Path model = NativeFiles.unpack("/" + SentenceEmbedder.PACKED + ".onnx", folder);
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      return OrtEnvironment.getEnvironment().createSession(model.toString(), options);
    }
  }

  private interface Work {
    void run() throws OrtException;
  }

  /** Of this thread, which does all of it. */
  private static double millis(Work work) throws OrtException {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < WINDOWS; i++) {
      work.run();
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static void run(OrtSession session, long[] pieces) throws OrtException {
    long[] all = new long[pieces.length];
    Arrays.fill(all, 1);
    try (OnnxTensor ids = tensor(pieces);
        OnnxTensor mask = tensor(all);
        OnnxTensor types = tensor(new long[all.length])) {
      session
          .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))
          .close();
    }
  }

  private static OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }
}
