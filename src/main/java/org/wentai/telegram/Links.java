package org.wentai.telegram;

import java.net.URI;
import java.util.Optional;

/**
 * The links that Telegram keeps: of http and https, to a host with a dot or an IPv6 address. It
 * drops others without a word, or makes another link of them.
 */
final class Links {
  private static final int LONGEST = 1000;

  private Links() {}

  /** The form that links to {@code address}; empty when Telegram would not keep the link. */
  static Optional<Mark.Form> to(Optional<URI> address) {
    return address.filter(Links::isKept).map(Mark.Link::new);
  }

  private static boolean isKept(URI address) {
    String scheme = address.getScheme();
    String host = address.getHost();
    return scheme != null
        && host != null
        && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
        && address.getRawUserInfo() == null
        && (host.contains(".") || host.startsWith("["))
        && Html.escaped(address.toASCIIString()).length() <= LONGEST;
  }
}
