package org.wentai.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;
import org.wentai.index.VectorsReport.Outcome;

/**
 * Adds vectors to the generation that serves by words. They are written into a folder of {@link
 * DataFolder#embedding}, and committed again and again, so a kill loses some seconds' work. When
 * all are there, another generation is made of them and of the same words, and takes the first
 * one's place; neither was ever changed.
 */
final class VectorsBehind {
  private final DataFolder folder;
  private final Map<BytesRef, float[]> live;
  private final int threads;
  private final BuildProgress progress;
  private final BooleanSupplier stopped;

  /**
   * @param live vectors of sentences that stand in no file
   * @param threads how many embed
   * @param stopped asked again and again, by several threads
   */
  VectorsBehind(
      DataFolder folder,
      Map<BytesRef, float[]> live,
      int threads,
      BuildProgress progress,
      BooleanSupplier stopped) {
    this.folder = folder;
    this.live = live;
    this.threads = threads;
    this.progress = progress;
    this.stopped = stopped;
  }

  VectorsReport add() throws IOException {
    Optional<String> serving = folder.current();
    if (serving.isEmpty()) {
      return VectorsReport.none(Outcome.NOT_WANTED);
    }
    Optional<BuildLock> lock = BuildLock.tryToEmbed(folder);
    if (lock.isEmpty()) {
      return VectorsReport.none(Outcome.BUSY);
    }
    try (BuildLock held = lock.get()) {
      return add(serving.get(), Manifest.read(folder.generation(serving.get())));
    }
  }

  private VectorsReport add(String serving, Manifest manifest) throws IOException {
    if (manifest.vectors()) {
      DurableFiles.deleteTree(folder.embedding());
      return VectorsReport.none(Outcome.NOT_WANTED);
    }
    Optional<SentenceEmbedder> embedder =
        EmbeddingModel.load(folder.nativeFiles()).join().embedder();
    if (embedder.isEmpty()) {
      return VectorsReport.none(Outcome.NO_MODEL);
    }
    long start = System.nanoTime();
    Path part = folder.embedding().resolve(name(manifest));
    sweep(part);
    VectorsPass pass;
    try (var words = new WordsReader(words(serving));
        var known = KnownVectors.in(folder, live)) {
      pass = new VectorsPass(words, known, threads);
      if (!pass.resume(part, embedder.get(), stopped, progress, manifest.sentences())) {
        return VectorsReport.none(Outcome.STOPPED);
      }
    }
    Outcome outcome = swap(serving, manifest, part);
    return new VectorsReport(
        outcome, pass.embedded(), pass.reused(), Duration.ofNanos(System.nanoTime() - start));
  }

  private Path words(String generation) {
    return folder.generation(generation).resolve(GenerationBuilder.WORDS);
  }

  /** The same for the same words, so that a build of an unchanged folder goes on with it. */
  private static String name(Manifest of) {
    String all = of.fingerprint() + " " + of.passages() + " " + of.sentences();
    byte[] sum = SentenceHash.sha256().digest(all.getBytes(StandardCharsets.UTF_8));
    return prefix() + HexFormat.of().formatHex(sum, 0, 8);
  }

  private static String prefix() {
    return SentenceEmbedder.MODEL + "-";
  }

  /** Whether a folder of {@link DataFolder#embedding} has vectors of the model that embeds now. */
  static boolean isByThisModel(Path part) {
    return part.getFileName().toString().startsWith(prefix());
  }

  /**
   * Deletes what was embedded for other generations, but for the largest: most of what stood in it
   * is likely to stand in this one too.
   */
  private void sweep(Path mine) throws IOException {
    Files.createDirectories(mine);
    List<Path> others;
    try (Stream<Path> all = Files.list(folder.embedding())) {
      others =
          all.filter(part -> !part.equals(mine))
              .sorted(Comparator.comparing(VectorsBehind::usefulBytes).reversed())
              .toList();
    }
    for (Path other : others) {
      if (!other.equals(others.getFirst()) || usefulBytes(other) == 0) {
        DurableFiles.deleteTree(other);
      }
    }
  }

  private static long usefulBytes(Path part) {
    return isByThisModel(part) ? Unchecked.io(() -> DurableFiles.size(part)) : 0;
  }

  private Outcome swap(String serving, Manifest manifest, Path part) throws IOException {
    Optional<BuildLock> lock = BuildLock.tryToBuild(folder);
    if (lock.isEmpty()) {
      return Outcome.BUSY;
    }
    try (BuildLock held = lock.get()) {
      if (!folder.current().equals(Optional.of(serving))) {
        return Outcome.BUSY; // another one serves by now, and is looked at next
      }
      String name = folder.nextName();
      DurableFiles.move(made(serving, manifest, part), folder.generation(name));
      folder.swapTo(name);
      List<String> all = folder.complete();
      // The one that is replaced, and those that were rolled back from: no rollback shall lead
      // there.
      for (String old : all.subList(all.indexOf(serving), all.indexOf(name))) {
        DurableFiles.deleteTree(folder.generation(old));
      }
    }
    DurableFiles.deleteTree(folder.embedding());
    return Outcome.ADDED;
  }

  /** The new generation, complete and checked, aside. */
  private Path made(String serving, Manifest manifest, Path part) throws IOException {
    Path aside = folder.building();
    DurableFiles.deleteTree(aside);
    DurableFiles.link(words(serving), aside.resolve(GenerationBuilder.WORDS));
    DurableFiles.link(part, aside.resolve(GenerationBuilder.VECTORS));
    manifest.withVectors().write(aside);
    new GenerationCheck(aside, manifest.counts(), progress).check(List.of());
    return aside;
  }
}
