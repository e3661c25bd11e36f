package org.wentai.source;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says honestly who asks, in words that get the page for computers. Discuz looks for parts of words
 * anywhere in the user agent, also in the contact's address: robots get no floors, telephones get
 * another page.
 */
final class UserAgent {
  /** What robots.txt calls this program. */
  static final String NAME = "Wentai";

  private static final List<String> ROBOTS =
      List.of("bot", "crawl", "spider", "slurp", "sohu-search", "lycos", "robozilla");

  private static final List<String> TELEPHONES =
      List.of(
          "phone",
          "android",
          "mobile",
          "wap",
          "java",
          "ucweb",
          "series",
          "webos",
          "sony",
          "palm",
          "nokia",
          "samsung",
          "motorola",
          "mot",
          "lg",
          "nec",
          "tcl",
          "ctl",
          "sgh",
          "sed",
          "sharp",
          "philips",
          "haier",
          "huawei",
          "lenovo",
          "zte",
          "bird",
          "benq",
          "xda",
          "meizu",
          "midp",
          "spice",
          "maui",
          "foma",
          "cect",
          "amoi",
          "panda",
          "konka",
          "blazer",
          "helio",
          "ipad");

  private UserAgent() {}

  /**
   * The user agent.
   *
   * @throws IllegalArgumentException when {@code contact} would get another page
   */
  static String of(Optional<URI> contact) {
    String who = contact.map(page -> "; +" + page).orElse("");
    String agent = "Mozilla/5.0 (compatible; " + NAME + "/" + version() + who + ")";
    String lower = agent.toLowerCase(Locale.ROOT);
    for (List<String> words : List.of(ROBOTS, TELEPHONES)) {
      for (String word : words) {
        if (lower.contains(word)) {
          throw new IllegalArgumentException(
              "the contact address '"
                  + contact.map(URI::toString).orElse("")
                  + "' holds '"
                  + word
                  + "', by which forums tell robots and telephones; name another page");
        }
      }
    }
    return agent;
  }

  private static String version() {
    String version = UserAgent.class.getPackage().getImplementationVersion();
    return version == null ? "0" : version.replaceAll("[^\\d.]", "");
  }
}
