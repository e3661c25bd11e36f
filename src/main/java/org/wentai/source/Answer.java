package org.wentai.source;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a site answered, whatever it is.
 *
 * @param address where it came from, behind all redirects
 * @param status the HTTP status
 * @param location where it leads instead, where it is a redirect
 * @param charset the charset its header names
 * @param body its bytes, unpacked
 * @param readAt when it had come
 */
record Answer(
    URI address,
    int status,
    Optional<String> location,
    Optional<String> charset,
    byte[] body,
    Instant readAt) {

  /** Its words, by the header's charset, else its own declaration, else UTF-8. */
  String text() {
    return HtmlDecoding.lenient(body, charset);
  }

  /** Whether a media type may hold a page, a feed or a robots.txt. */
  static boolean isText(String type, String subtype) {
    return type.equals("text") || type.equals("application") && subtype.contains("xml");
  }

  /** It as a page. */
  Document page() {
    return Jsoup.parse(text(), address.toString());
  }
}
