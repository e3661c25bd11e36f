package org.wentai.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.settings.SiteSettings;
import org.wentai.store.Site;
import org.wentai.store.Store;

class SiteBookTest {
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("wentai.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private SiteBook book(String... names) {
    SiteBook book =
        new SiteBook(
            store,
            Arrays.stream(names).map(SiteBookTest::settings).toList(),
            Bench.ZONE,
            new Bench.Time());
    book.settle();
    return book;
  }

  private static SiteSettings settings(String name) {
    return new SiteSettings(
        name,
        URI.create("https://" + name + ".example.org/"),
        Bench.ZONE,
        new TreeSet<>(),
        Duration.ofMinutes(1),
        Duration.ofSeconds(2),
        Optional.empty());
  }

  private Site site(String name) {
    return store.read(work -> work.sites().find(name)).orElseThrow();
  }

  @Test
  void theFirstSiteEverHasNoPrefixAndLaterOnesTheirName() {
    book("one", "two");
    assertThat(site("one").prefix()).isEmpty();
    assertThat(site("two").prefix()).isEqualTo("two/");
    book("two", "three");
    assertThat(site("three").prefix()).isEqualTo("three/");
  }

  @Test
  void whatTheSettingsNameNoMoreIsPausedAndNotForgotten() {
    book("one", "two");
    book("two");
    assertThat(site("one").state()).isEqualTo(Site.State.PAUSED);
    assertThat(site("one").configured()).isFalse();
    assertThat(site("two").state()).isEqualTo(Site.State.WATCHING);
    book("one", "two");
    assertThat(site("one").state()).isEqualTo(Site.State.WATCHING);
  }

  @Test
  void whatAnAdminPausedStaysSo() {
    assertThat(book("one").pause("one")).isInstanceOf(SiteChange.Done.class);
    book("one");
    assertThat(site("one").state()).isEqualTo(Site.State.PAUSED);
  }

  @Test
  void oneThatRestsAfterAFailedLookIsLookedAtAtOnceWhenItIsResumed() {
    SiteBook book = book("one");
    assertThat(book.resume("one")).isInstanceOf(SiteChange.Unchanged.class);
    Site site = site("one");
    var later = site.nextLook().plusSeconds(1800);
    store.run(w -> w.sites().put(site.looked(later, "BUSY asked to wait").withNextLook(later)));
    assertThat(book.resume("one")).isInstanceOf(SiteChange.Done.class);
    assertThat(site("one").nextLook()).isBefore(later);
    assertThat(site("one").state()).isEqualTo(Site.State.WATCHING);
  }

  @ParameterizedTest
  @CsvSource({
    "two, http://127.0.0.1:8080/, PrivateAddress",
    "two, http://10.1.2.3/bbs/, PrivateAddress",
    "two, http://[fd00::1]/, PrivateAddress",
    "two, http://localhost/, PrivateAddress",
    "two, ftp://bbs.example.org/, BadAddress",
    "two, 'not an address', BadAddress",
    "Two!, http://198.51.100.7/, BadName",
    "one, http://198.51.100.7/, Taken",
    "two, https://one.example.org/, Taken",
    "two, http://198.51.100.7/bbs/, Done",
  })
  void onlyAForumOutsideIsAdded(String name, String address, String outcome) {
    assertThat(book("one").add(name, address, new TreeSet<>()).getClass().getSimpleName())
        .isEqualTo(outcome);
    assertThat(store.read(work -> work.sites().all()).size())
        .isEqualTo(outcome.equals("Done") ? 2 : 1);
  }

  @Test
  void anUnknownSiteIsNamedWithThoseThatAreKnown() {
    assertThat(book("one").resume("none"))
        .isEqualTo(new SiteChange.Unknown("none", java.util.List.of("one")));
  }
}
