package org.wentai.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the file, it is read or refused in one sentence, and nothing else happens. */
class SettingsPropertyTest {
  @Provide
  Arbitrary<String> yaml() {
    return Arbitraries.of(
            "answer",
            "index",
            "site",
            "zone",
            "threshold",
            "vectors",
            "dir",
            "knowledge",
            ":",
            ": ",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "'",
            "\"",
            "#",
            " ",
            "0.4",
            "true",
            "null",
            "~",
            "&a",
            "*a",
            "!!int",
            "!!binary",
            "|",
            ">",
            "---",
            "...",
            "%",
            "@",
            "\t",
            "泰安",
            "\u0000",
            "\ud800",
            "<<",
            "? ",
            "1e999",
            "0x1F",
            "12:30",
            "2024-01-01",
            ".inf")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 3000)
  void isReadOrRefused(@ForAll @From("yaml") String yaml) {
    check(yaml);
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll String text) {
    check(text);
  }

  private static void check(String yaml) {
    try {
      Map<Key, Value> values = YamlFile.read(yaml, "some.yaml");
      List<SiteSettings> sites = SitesReader.read(yaml, "some.yaml", ZoneOffset.UTC);
      assertThat(Settings.from(new Values(values, Path.of("/home"), Map.of()), sites)).isNotNull();
    } catch (SettingsException refused) {
      assertThat(refused.getMessage()).startsWith("some.yaml, line ");
    }
  }
}
