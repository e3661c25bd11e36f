package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wentai.forum.Post;

/** Looks whether a generation holds what it was fed, before it serves. */
final class GenerationCheck {
  private final Path folder;
  private final Counts fed;
  private final BuildProgress progress;

  GenerationCheck(Path folder, Counts fed, BuildProgress progress) {
    this.folder = folder;
    this.fed = fed;
    this.progress = progress;
  }

  void check(List<WordsPass.Sample> samples) throws IOException {
    boolean vectors = Manifest.read(folder).vectors();
    try (var words = new WordsReader(folder.resolve(GenerationBuilder.WORDS))) {
      same("threads", fed.threads(), words.threads());
      same("posts", fed.posts(), words.posts());
      same("passages", fed.passages(), words.passages());
      if (vectors) {
        checkVectors();
      }
      for (int i = 0; i < samples.size(); i++) {
        check(words, samples.get(i));
        progress.at(BuildProgress.Step.CHECK, i + 1L, samples.size());
      }
    }
  }

  private void checkVectors() throws IOException {
    Path in = folder.resolve(GenerationBuilder.VECTORS);
    try (var reader = new VectorsReader(in, (int) fed.passages())) {
      same("sentences", fed.sentences(), reader.sentences());
      if (!reader.inOrder()) {
        throw new IndexException("The new index has vectors out of order; the old one serves on.");
      }
    }
  }

  private static void check(WordsReader words, WordsPass.Sample sample) throws IOException {
    Optional<Post> stored = words.post(sample.ref().thread(), sample.ref().floor());
    if (!stored.equals(Optional.of(sample.post()))) {
      throw new IndexException(
          "The new index does not hold %s as read; the old one serves on.".formatted(sample.ref()));
    }
    for (Passage passage : Passages.of(sample.post())) {
      var asked = SearchQuery.of(passage.span().of(sample.post().text()), 1);
      WordsQuery question = WordsQuery.of(asked);
      if (!question.isEmpty() && words.search(question.over(asked), 1).length == 0) {
        throw new IndexException(
            "The new index does not find %s; the old one serves on.".formatted(sample.ref()));
      }
    }
  }

  private static void same(String what, long fed, long held) {
    if (fed != held) {
      throw new IndexException(
          "The new index holds %d %s of %d; the old one serves on.".formatted(held, what, fed));
    }
  }
}
