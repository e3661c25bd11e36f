package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what is read of whole folders with files that were checked by hand. */
class GoldenTest {

  @ParameterizedTest
  @ValueSource(strings = {"pages", "text", "notes"})
  void fixturesReadAsTheirGoldenFileHasThem(String name) throws IOException {
    assertThat(rendered(Fixtures.RESOURCES.resolve(name))).isEqualTo(golden(name));
  }

  @Test
  void theSeedReadsAsItsGoldenFileHasIt(@TempDir Path folder) throws IOException {
    String seed = "taian-science-agreement.txt";
    Files.copy(Path.of("knowledge").resolve(seed), folder.resolve(seed));
    assertThat(rendered(folder)).isEqualTo(golden("seed"));
  }

  private static String golden(String name) throws IOException {
    return Files.readString(Fixtures.RESOURCES.resolve(name + ".golden"));
  }

  static String rendered(Path folder) {
    Fixtures read = Fixtures.read(folder);
    return Stream.concat(
            read.threads().stream().map(Rendering::of),
            read.messages().stream().map(message -> message + "\n"))
        .collect(Collectors.joining("\n"));
  }
}
