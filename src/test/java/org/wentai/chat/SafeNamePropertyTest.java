package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SafeNamePropertyTest {
  private static final Path FOLDER = Path.of("/srv/knowledge");

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> any =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(120),
            Arbitraries.strings()
                .withChars("../\\ \u202e\u200b\u0000\n~-:*e\u0301漢😀")
                .ofMaxLength(60));
    Arbitrary<String> ends =
        Arbitraries.of(".txt", ".HTML", ".htm", ".jsonl", ".md", ".md/", ".exe", ".jsonl.gz", "");
    return Combinators.combine(any, ends).as((a, b) -> a + b);
  }

  @Property
  void neverLeavesTheFolder(@ForAll("names") String given) {
    SafeName.of(given)
        .ifPresent(
            name -> {
              Path file = FOLDER.resolve(name).normalize();
              assertThat(file.getParent()).isEqualTo(FOLDER);
              assertThat(file.getFileName()).hasToString(name);
              assertThat(name).doesNotStartWith(".").doesNotContain("/", "\\");
              assertThat(name).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
              assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(100);
              assertThat(SafeName.KINDS).anyMatch(name::endsWith);
              assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
            });
  }

  @Property
  void aSafeNameStaysAsItIs(@ForAll("names") String given) {
    Optional<String> once = SafeName.of(given);
    assertThat(once.flatMap(SafeName::of)).isEqualTo(once);
  }

  @Example
  void whatPeopleSendKeepsItsName() {
    assertThat(SafeName.of("停车 场 2024-05.TXT")).contains("停车 场 2024-05.txt");
    assertThat(SafeName.of("../../etc/cron.d/x.md")).contains("x.md");
    assertThat(SafeName.of("C:\\temp\\a.html")).contains("a.html");
    assertThat(SafeName.of("invoice\u202etxt.md")).contains("invoicetxt.md");
    assertThat(SafeName.of(".hidden.md")).contains("hidden.md");
    assertThat(SafeName.of(".md")).contains("file.md");
    assertThat(SafeName.of("cafe\u0301.md")).contains("caf\u00e9.md");
    assertThat(SafeName.of("Golden.JSONL")).contains(GoldenSet.FILE);
    assertThat(SafeName.of("字".repeat(80) + ".jsonl")).contains("字".repeat(31) + ".jsonl");
    assertThat(SafeName.of("run.sh")).isEmpty();
    assertThat(SafeName.of("a.md/..")).isEmpty();
  }
}
