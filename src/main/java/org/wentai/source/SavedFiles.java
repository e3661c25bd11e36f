package org.wentai.source;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.wentai.forum.Attachment;
import org.wentai.forum.Attachment.Kind;

/** Finds the pictures and files of a post on a saved page. */
final class SavedFiles {
  private SavedFiles() {}

  /** In the order of the page, each once. */
  static List<Attachment> of(Element post, long pid) {
    Map<String, Attachment> files = new LinkedHashMap<>();
    for (Element found :
        post.select(
            "#postmessage_"
                + pid
                + " img, .pattl img[id^=aimg_], span[id^=attach_] > a, .tattl p a.xw1,"
                + " .tattl .attnm a")) {
      if (found.closest(".locked, .showhide, .quote") == null) {
        attachment(found).ifPresent(file -> files.putIfAbsent(file.name(), file));
      }
    }
    return List.copyOf(files.values());
  }

  private static Optional<Attachment> attachment(Element found) {
    if (!found.normalName().equals("img")) {
      String name = found.text().strip();
      Element around = found.closest(".tattl, div, td");
      boolean pictureToo = around != null && !around.select("img[id^=aimg_]").isEmpty();
      return Optional.of(name)
          .filter(n -> !n.isEmpty() && !(pictureToo && found.closest(".tattl") != null))
          .map(n -> new Attachment(n, Kind.FILE, Optional.empty()));
    }
    String source = source(found);
    boolean ornament =
        found.hasAttr("smilieid")
            || source.contains("static/image/")
            || source.contains("/smiley/")
            || source.startsWith("data:");
    String name = name(found, source);
    return ornament || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Attachment(name, Kind.PICTURE, address(found)));
  }

  /** Where the picture lies: src is a placeholder until scripts run. */
  private static String source(Element picture) {
    return picture.attr(sourceAttribute(picture));
  }

  private static String sourceAttribute(Element picture) {
    for (String attribute : List.of("zoomfile", "file")) {
      if (!picture.attr(attribute).isBlank()) {
        return attribute;
      }
    }
    return "src";
  }

  /** Signed links die, and a page saved with its pictures names files of one computer. */
  private static Optional<URI> address(Element picture) {
    String address = picture.absUrl(sourceAttribute(picture));
    return SavedPage.uri(address).filter(a -> !address.contains("mod=attachment"));
  }

  private static String name(Element picture, String source) {
    Element shown = null;
    if (picture.id().matches("aimg_\\d{1,18}")) {
      shown = picture.root().selectFirst("[id=" + picture.id() + "_menu] strong");
    }
    if (shown != null && !shown.text().isBlank()) {
      return shown.text().strip();
    }
    String title = picture.attr("alt").isBlank() ? picture.attr("title") : picture.attr("alt");
    String path = source.replaceFirst("[?#].*", "");
    return title.isBlank() ? path.substring(path.lastIndexOf('/') + 1) : title.strip();
  }
}
