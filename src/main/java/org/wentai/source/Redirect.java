package org.wentai.source;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/** Says whether a site may lead elsewhere: only to itself, with or without www or TLS. */
final class Redirect {
  private Redirect() {}

  /**
   * The address that {@code location} names.
   *
   * @param root the site's configured root
   * @param from where it was read
   */
  static Looked<URI> of(URI root, URI from, String location) {
    HttpUrl base = HttpUrl.get(from.toString());
    HttpUrl to = base.resolve(location);
    if (to == null) {
      return new Trouble<>(Kind.UNREADABLE, from + " leads to no web address");
    }
    HttpUrl own = HttpUrl.get(root.toString());
    if (location.contains("mod=logging")) {
      return new Trouble<>(Kind.DENIED, from + " leads to the login");
    }
    if (!plain(to.host()).equals(plain(own.host())) || !portFits(own, to)) {
      return elsewhere(from, to);
    }
    return new Page<>(to.newBuilder().fragment(null).build().uri(), Instant.EPOCH);
  }

  private static Looked<URI> elsewhere(URI from, HttpUrl to) {
    return leadsInside(to.host())
        ? new Trouble<>(Kind.REFUSED_ADDRESS, from + " leads to the private address " + to.host())
        : new Trouble<>(
            Kind.MOVED,
            from + " leads to " + to.host() + "; if the site moved, write its new address");
  }

  /** Names are not looked up: that alone would tell somebody's name server about this network. */
  private static boolean leadsInside(String host) {
    boolean literal = host.contains(":") || host.matches("[\\d.]+");
    try {
      return host.equals("localhost")
          || literal && !OpenAddresses.isOpen(InetAddress.getByName(host));
    } catch (UnknownHostException noAddress) {
      return true;
    }
  }

  private static String plain(String host) {
    return Optional.of(host)
        .filter(h -> h.startsWith("www."))
        .map(h -> h.substring(4))
        .orElse(host);
  }

  private static boolean portFits(HttpUrl own, HttpUrl to) {
    return own.port() == to.port() || usual(own) && usual(to);
  }

  private static boolean usual(HttpUrl url) {
    return url.port() == HttpUrl.defaultPort(url.scheme());
  }
}
