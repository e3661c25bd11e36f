package org.wentai.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesReaderTest {
  private static List<SiteSettings> read(String yaml) {
    YamlFile.read(yaml, "w.yaml");
    return SitesReader.read(yaml, "w.yaml", ZoneOffset.ofHours(8));
  }

  @Test
  void aSiteWithAllItsKeysAndOneWithTheLeast() {
    List<SiteSettings> sites =
        read(
            """
            site:
              name: 论坛
            sites:
              - name: tea
                address: https://bbs.example.com/
                zone: Asia/Tokyo
                boards: [36, 2]
                every: 2m
                gap: 5s
                contact: https://example.com/us
              - name: books-2
                address: http://10.0.0.7/forum/
            """);
    assertThat(sites)
        .containsExactly(
            new SiteSettings(
                "tea",
                URI.create("https://bbs.example.com/"),
                ZoneId.of("Asia/Tokyo"),
                new TreeSet<>(List.of(2L, 36L)),
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Optional.of(URI.create("https://example.com/us"))),
            new SiteSettings(
                "books-2",
                URI.create("http://10.0.0.7/forum/"),
                ZoneOffset.ofHours(8),
                new TreeSet<>(),
                Duration.ofMinutes(1),
                Duration.ofSeconds(2),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sites: []",
        "sites:",
        "log: {level: warn}",
      })
  void noneAreNone(String yaml) {
    assertThat(read(yaml)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sites: tea | line 1: sites is a list",
        "sites: [tea] | line 1: a site is a group of keys",
        "sites: [{name: tea}] | line 1: a site needs 'address:'",
        "sites: [{address: 'https://a.b/'}] | line 1: a site needs 'name:'",
        "sites: [{name: 茶, address: 'https://a.b/'}] | line 1: the site's name is '茶'",
        "sites: [{name: tea, address: ftp://a.b}] | line 1: address is 'ftp://a.b'",
        "sites: [{name: tea, address: 'https://a.b/', board: 2}] | did you mean boards?",
        "sites: [{name: tea, address: 'https://a.b/', boards: x}] | boards is 'x'",
        "sites: [{name: tea, address: 'https://a.b/', gap: 1s}] | gap is '1s'; give a length",
        "sites: [{name: tea, address: 'https://a.b/', every: 9m}] | from 1m to 5m",
        "sites: [{name: tea, address: 'https://a.b/', zone: here}] | zone is 'here'",
      })
  void whatIsWrongIsNamedWithItsLine(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("w.yaml, line 1: ")
        .hasMessageContaining(message);
  }

  @Test
  void aNameMayStandOnce() {
    String yaml =
        """
        sites:
          - name: tea
            address: https://a.b/
          - name: tea
            address: https://c.d/
        """;
    assertThatThrownBy(() -> read(yaml))
        .hasMessageContaining("line 4: the site 'tea' stands twice");
  }
}
