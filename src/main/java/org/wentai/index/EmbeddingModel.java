package org.wentai.index;

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

  /** A model, or why there is none. */
  record Loaded(Optional<SentenceEmbedder> embedder, String problem) {}

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

  // LinkageError: the native library does not fit this system.
  private static Loaded loaded(Path folder) {
    try (InputStream tokenizer = resource(SentenceEmbedder.MODEL + "-tokenizer.json")) {
      NativeFiles.unpackRuntime(folder);
      Path model = NativeFiles.unpack(resourceName(SentenceEmbedder.MODEL + ".onnx"), folder);
      return new Loaded(Optional.of(new SentenceEmbedder(model, tokenizer)), "");
    } catch (IOException | OrtException | RuntimeException | LinkageError e) {
      LOG.warn(
          "The embedding model {} does not load ({}); searching by words only.",
          SentenceEmbedder.MODEL,
          e.toString());
      return new Loaded(Optional.empty(), e.toString());
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = EmbeddingModel.class.getResourceAsStream(resourceName(name));
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }

  private static String resourceName(String name) {
    return "/" + name;
  }
}
