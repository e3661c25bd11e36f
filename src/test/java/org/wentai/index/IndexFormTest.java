package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of an index are like that a large one's speed and memory depend on. */
class IndexFormTest {
  private static final Path MAPS = Path.of("/proc/self/maps");

  @TempDir Path folder;

  @Test
  void allDocumentsHaveLengthsInOneSegment() throws Exception {
    try (var writer = new WordsWriter(folder)) {
      long passages = 0;
      for (int i = 0; i < 3; i++) {
        var thread = Forum.thread("t" + i, "停车" + i, "南广场可以停车。", "几点开始停车?");
        PreparedThread prepared = PreparedThread.of(thread, i, passages);
        passages += prepared.passages();
        writer.add(prepared);
      }
      writer.commit();
    }
    try (var directory = FSDirectory.open(folder);
        var reader = DirectoryReader.open(directory)) {
      assertThat(reader.leaves()).hasSize(1);
      LeafReaderContext leaf = reader.leaves().getFirst();
      for (String field : List.of(WordsFields.SINGLES, WordsFields.PAIRS, WordsFields.TITLES)) {
        assertThat(leaf.reader().getNormValues(field).cost()).as(field).isEqualTo(reader.maxDoc());
        assertThat(reader.getDocCount(field)).as(field).isEqualTo(6);
      }
    }
  }

  @Test
  void rawFloatsAreNotMapped() throws Exception {
    assumeTrue(Files.isReadable(MAPS));
    written(300);
    try (var reader = new VectorsReader(folder, 300)) {
      float[] question = new float[SentenceEmbedder.DIMENSIONS];
      question[0] = 1;
      assertThat(reader.nearest(question, 5, null)).hasSize(5);
      assertThat(reader.cosines(question).of(299)).hasSize(1);
      List<String> mapped =
          Files.readAllLines(MAPS).stream().filter(l -> l.contains(folder.toString())).toList();
      assertThat(mapped).anyMatch(l -> l.endsWith(".veq"));
      assertThat(mapped).noneMatch(l -> l.endsWith(".vec") || l.endsWith(".cfs"));
    }
  }

  @Test
  void cosinesAreThoseOfTheFloatsToTwoPlacesInAnyOrder() throws Exception {
    List<float[]> vectors = written(300);
    float[] question = vectors.get(7);
    try (var reader = new VectorsReader(folder, 300)) {
      VectorsReader.Cosines cosines = reader.cosines(question);
      for (int passage : new int[] {0, 7, 8, 150, 299, 298, 7, 299}) {
        assertThat(cosines.of(passage))
            .as("passage %s", passage)
            .containsExactly(
                new float[] {VectorUtil.dotProduct(question, vectors.get(passage))}, within(0.01f));
      }
    }
  }

  /** So many passages of one sentence each, in the folder; their vectors. */
  private List<float[]> written(int passages) throws IOException {
    var random = new Random(6);
    var vectors = new ArrayList<float[]>();
    try (var writer = new VectorsWriter(folder)) {
      for (int i = 0; i < passages; i++) {
        float[] vector = new float[SentenceEmbedder.DIMENSIONS];
        for (int d = 0; d < vector.length; d++) {
          vector[d] = (float) random.nextGaussian();
        }
        vectors.add(SentenceEmbedder.normalised(vector));
        var sentence = new StoredSentence("t", 1, i, "句" + i);
        writer.add(sentence, new BytesRef("h" + i), vectors.getLast());
        if (i % 10 == 9) {
          writer.commit();
        }
      }
    }
    return vectors;
  }
}
