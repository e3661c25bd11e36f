package org.wentai.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wentai.index.BuildReport.VectorsChoice;

/** Builds a generation aside, checks it, and swaps it in. */
final class GenerationBuilder {
  static final String WORDS = "words";
  static final String VECTORS = "vectors";

  private final DataFolder folder;
  private final IndexSettings settings;
  private final BuildProgress progress;

  GenerationBuilder(DataFolder folder, IndexSettings settings, BuildProgress progress) {
    this.folder = folder;
    this.settings = settings;
    this.progress = progress;
  }

  BuildReport build(ThreadFeed feed) throws IOException {
    long start = System.nanoTime();
    try (BuildLock lock = BuildLock.take(folder)) {
      DurableFiles.deleteTree(folder.building());
      Path aside = Files.createDirectories(folder.building());
      Counts counts;
      String fingerprint;
      List<WordsPass.Sample> samples;
      try (var pass = new WordsPass(aside.resolve(WORDS), progress)) {
        pass.read(feed);
        counts = pass.counts();
        fingerprint = pass.fingerprint();
        samples = pass.samples();
      }
      Embedded embedded = embed(aside, counts);
      Manifest.of(counts, embedded.choice == VectorsChoice.EMBEDDED, fingerprint).write(aside);
      new GenerationCheck(aside, counts, progress).check(samples);
      String name = swapIn(aside);
      return new BuildReport(
          name,
          counts.threads(),
          counts.posts(),
          counts.passages(),
          counts.sentences(),
          embedded.embedded,
          embedded.reused,
          embedded.choice == VectorsChoice.EMBEDDED,
          Duration.ofNanos(System.nanoTime() - start),
          embedded.choice);
    }
  }

  private record Embedded(VectorsChoice choice, long embedded, long reused) {
    static Embedded none(VectorsChoice why) {
      return new Embedded(why, 0, 0);
    }
  }

  private Embedded embed(Path aside, Counts counts) throws IOException {
    if (settings.vectors() == IndexSettings.Vectors.OFF) {
      return Embedded.none(VectorsChoice.SWITCHED_OFF);
    }
    var model = EmbeddingModel.load(folder.nativeFiles());
    try (var words = new WordsReader(aside.resolve(WORDS));
        var earlier = earlierVectors()) {
      var pass = new VectorsPass(words, earlier);
      boolean all = settings.vectors() == IndexSettings.Vectors.ON;
      if (!all && pass.moreNewThan(settings.vectorsLimit())) {
        return Embedded.none(VectorsChoice.TOO_MANY);
      }
      Optional<SentenceEmbedder> embedder = model.join().embedder();
      if (embedder.isEmpty()) {
        return Embedded.none(VectorsChoice.NO_MODEL);
      }
      pass.write(aside.resolve(VECTORS), embedder.get(), progress, counts.sentences());
      return new Embedded(VectorsChoice.EMBEDDED, pass.embedded(), pass.reused());
    }
  }

  /** The vectors of the newest generation that has any by this model; null when none has. */
  private @Nullable VectorsReader earlierVectors() throws IOException {
    for (String name : folder.complete().reversed()) {
      Path generation = folder.generation(name);
      Optional<Manifest> manifest = readable(generation);
      if (manifest.isPresent() && manifest.get().model().equals(SentenceEmbedder.MODEL)) {
        return new VectorsReader(generation.resolve(VECTORS), (int) manifest.get().passages());
      }
    }
    return null;
  }

  private static Optional<Manifest> readable(Path generation) throws IOException {
    try {
      return Optional.of(Manifest.read(generation));
    } catch (IndexException anotherFormat) {
      return Optional.empty(); // nothing to reuse in it
    }
  }

  private String swapIn(Path aside) throws IOException {
    String name = folder.nextName();
    DurableFiles.move(aside, folder.generation(name));
    folder.swapTo(name);
    List<String> others =
        folder.complete().stream().filter(n -> !n.equals(name)).toList().reversed();
    for (String old : others.subList(Math.min(settings.keep(), others.size()), others.size())) {
      DurableFiles.deleteTree(folder.generation(old));
    }
    return name;
  }
}
