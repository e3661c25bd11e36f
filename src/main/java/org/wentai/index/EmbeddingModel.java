package org.wentai.index;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's one embedding model, loaded aside when first wanted. */
final class EmbeddingModel {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingModel.class);
  private static @Nullable CompletableFuture<Loaded> loading;

  private EmbeddingModel() {}

  /**
   * A model, or why there is none.
   *
   * @param reader the reading model, which is loaded aside from then on; none where it is not there
   */
  record Loaded(
      Optional<SentenceEmbedder> embedder,
      CompletableFuture<Optional<SpanReader>> reader,
      String problem) {
    static Loaded none(String problem) {
      return new Loaded(
          Optional.empty(), CompletableFuture.completedFuture(Optional.empty()), problem);
    }
  }

  /** Starts loading, unless it was; native parts are unpacked into {@code folder} once. */
  static synchronized CompletableFuture<Loaded> load(Path folder) {
    if (loading == null) {
      var started = new CompletableFuture<Loaded>();
      loading = started;
      Thread.ofPlatform()
          .name("embedding-model")
          .daemon()
          .start(() -> started.complete(loaded(folder)));
    }
    return loading;
  }

  /**
   * Waits for a load under way. The JVM must not end during it: ONNX Runtime closes its environment
   * in a shutdown hook, under the feet of the thread that loads, and the process dies of SIGSEGV.
   */
  static void settle() {
    CompletableFuture<Loaded> underWay;
    synchronized (EmbeddingModel.class) {
      underWay = loading;
    }
    if (underWay != null) {
      underWay.join().reader().join();
    }
  }

  // LinkageError: the native library does not fit this system.
  private static Loaded loaded(Path folder) {
    // The vocabulary is read while the runtime, which is native code, starts.
    var pieces = CompletableFuture.supplyAsync(() -> Unchecked.io(EmbeddingModel::pieces));
    try {
      NativeFiles.unpackRuntime(folder);
      OrtEnvironment.getEnvironment();
      unpackWords(folder);
      var reader = new CompletableFuture<Optional<SpanReader>>();
      Thread.ofPlatform()
          .name("reading-model")
          .daemon()
          .start(() -> reader.complete(reader(folder, pieces)));
      Path model = NativeFiles.made(SentenceEmbedder.FILE, folder, EmbeddingModel::graph);
      return new Loaded(Optional.of(new SentenceEmbedder(model, pieces.join())), reader, "");
    } catch (IOException | OrtException | RuntimeException | LinkageError e) {
      LOG.warn(
          "The embedding model {} does not load ({}); searching by words only.",
          SentenceEmbedder.MODEL,
          e.toString());
      return Loaded.none(e.toString());
    }
  }

  private static Optional<SpanReader> reader(Path folder, CompletableFuture<WordPieces> pieces) {
    try {
      Path model = NativeFiles.unpack(SpanReader.RESOURCE, folder);
      return Optional.of(new SpanReader(model, pieces.join()));
    } catch (IOException | OrtException | RuntimeException | LinkageError e) {
      LOG.warn("The reading model does not load ({}); answering without it.", e.toString());
      return Optional.empty();
    }
  }

  static WordPieces pieces() throws IOException {
    try (InputStream in = resource("/" + SentenceEmbedder.PACKED + "-tokenizer.json")) {
      return WordPieces.read(in);
    }
  }

  /** Writes the table of the words into {@code folder}, where it is not there. */
  static void unpackWords(Path folder) throws IOException {
    NativeFiles.made(
        SentenceGraph.WORDS_FILE, folder, () -> weights().get(SentenceGraph.WORDS).values());
  }

  private static byte[] graph() throws IOException {
    return SentenceGraph.of(weights(), ActivationRanges.fitted());
  }

  /** Those of the model as it comes. */
  static ModelWeights weights() throws IOException {
    try (InputStream in = resource("/" + SentenceEmbedder.PACKED + ".onnx")) {
      return ModelWeights.of(in.readAllBytes());
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = EmbeddingModel.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }
}
