package org.wentai.source;

import java.net.URI;
import java.util.Locale;

/** Checks the address of a forum's folder. */
final class SiteRoot {
  private SiteRoot() {}

  /**
   * {@code root} in lower case up to its path, which ends with a slash.
   *
   * @throws IllegalArgumentException when it is not an http(s) address of a folder on a host
   */
  static URI of(URI root) {
    String scheme = root.getScheme() == null ? "" : root.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?") || root.getHost() == null || root.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "'" + root + "' is no site's address; write it as https://bbs.example.com/");
    }
    if (root.getRawQuery() != null || root.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "'" + root + "' is a page's address; write the forum's folder: https://bbs.example.com/");
    }
    String path = root.getRawPath().replaceFirst("[^/]+\\.(?:php|html?)$", "");
    String folder = path.endsWith("/") ? path : path + "/";
    String port = root.getPort() < 0 ? "" : ":" + root.getPort();
    return URI.create(scheme + "://" + root.getHost().toLowerCase(Locale.ROOT) + port + folder);
  }
}
