package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.source.LiveSite.Address;

/** Which addresses are asked, and as whom. */
class SiteAddressTest {
  private static Address address(String root) {
    return Address.of("试验", URI.create(root), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource({
    "https://BBS.Example.com, https://bbs.example.com/",
    "https://example.com/bbs, https://example.com/bbs/",
    "https://example.com/bbs/forum.php, https://example.com/bbs/",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080/"
  })
  void aRootIsAFolder(String given, String root) {
    assertThat(address(given).root()).hasToString(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "file:///etc",
        "bbs.example.com",
        "https://user:pw@example.com/",
        "https://example.com/forum.php?mod=viewthread&tid=1"
      })
  void whatIsNoSiteIsRefused(String given) {
    assertThatThrownBy(() -> address(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://bbs.example.com/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/bot",
        "https://example.com/Spider.html",
        "https://java.example.com/",
        "https://example.com/algorithms"
      })
  void aContactThatWouldGetAnotherPageIsRefused(String contact) {
    assertThatThrownBy(() -> address("https://example.com/").withContact(URI.create(contact)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(contact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.0.8",
        "198.18.0.1",
        "203.0.113.5",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "ff02::1",
        "2001:db8::1",
        "2001::1"
      })
  void privateAddressesAreKnown(String address) throws UnknownHostException {
    assertThat(OpenAddresses.isOpen(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.15.0.1", "100.63.0.1", "2400:3200::1", "198.20.0.1"})
  void openAddressesAreKnown(String address) throws UnknownHostException {
    assertThat(OpenAddresses.isOpen(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aNameThatLeadsInsideIsRefusedUnlessItIsTheSitesOwn() throws UnknownHostException {
    assertThatThrownBy(() -> new OpenAddresses("bbs.example.com").lookup("localhost"))
        .isInstanceOf(OpenAddresses.PrivateAddress.class);
    assertThat(new OpenAddresses("localhost").lookup("localhost")).isNotEmpty();
  }
}
