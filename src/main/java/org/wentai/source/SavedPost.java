package org.wentai.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.Rating;

/**
 * One post of a thread's page, saved or live.
 *
 * @param pid the site's identity of the post
 * @param floor as the page labels it, absent in the rendering for robots
 * @param element its element on the page
 * @param times how its times are read
 */
record SavedPost(long pid, OptionalInt floor, Element element, ShownTimes times) {

  static SavedPost of(Element element, ShownTimes times) {
    long pid = Long.parseLong(element.id().substring("post_".length()));
    Element label = element.selectFirst("#postnum" + pid);
    // The label of a post shown out of order is "来自 5#".
    String words = label == null ? "" : label.text().replace("来自", "").replace(" ", "").strip();
    return new SavedPost(pid, PostHeader.floor(words), element, times);
  }

  /** Whether a guest may read nothing of it: shielded, banned, or hidden from the first word on. */
  boolean isHidden() {
    SavedBody body = SavedBody.of(element, pid);
    boolean parts = element.selectFirst(".pcb .locked, #postmessage_" + pid + " .locked") != null;
    return element.selectFirst("#postmessage_" + pid) == null
        || SavedBody.isShielded(element, pid)
        || parts && body.text().isBlank() && SavedFiles.of(element, pid).isEmpty();
  }

  /** This post, as the domain knows it. */
  Post at(int floor) {
    SavedBody body = SavedBody.of(element, pid);
    PostBuilder post = Post.of(floor, body.text()).pid(pid);
    body.sections().forEach(post::section);
    body.quotes().forEach(post::quote);
    SavedFiles.of(element, pid).forEach(post::attachment);
    ratings().forEach(post::rating);
    text("td.pls .authi a.xw1", post::author);
    text("td.pls p em a[href*=usergroup], td.pls p em", post::group);
    Optional.ofNullable(element.selectFirst("#authorposton" + pid))
        .flatMap(times::of)
        .ifPresent(post::postedAt);
    editMark().flatMap(times::ofEdit).ifPresent(post::editedAt);
    marks().stream()
        .filter(ClientMark::isClient)
        .findFirst()
        .map(ClientMark::client)
        .ifPresent(post::client);
    origin().ifPresent(post::origin);
    return post.build();
  }

  /** The forum's own mark of an edit, not one inside a quote. */
  private Optional<Element> editMark() {
    return element.select("#postmessage_" + pid + " i.pstatus").stream()
        .filter(mark -> mark.closest(".quote, .blockcode") == null)
        .findFirst();
  }

  private void text(String selector, Consumer<String> field) {
    Element found = element.selectFirst(selector);
    if (found != null) {
      field.accept(found.text());
    }
  }

  /** The small words behind the time: client and place. */
  private List<String> marks() {
    return element.select("td.plc .authi span, td.plc .authi a").stream()
        .map(mark -> mark.text().replaceFirst("^[|\\s]+", "").strip())
        .filter(mark -> !mark.isEmpty())
        .toList();
  }

  private Optional<String> origin() {
    return element.select("td.pls p, td.pls .labip_side").eachText().stream()
        .filter(PageMarks::isOrigin)
        .flatMap(line -> ClientMark.origin(line).stream())
        .findFirst()
        .or(() -> marks().stream().flatMap(mark -> ClientMark.origin(mark).stream()).findFirst());
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    Element log = element.selectFirst("#ratelog_" + pid);
    if (log == null) {
      return ratings;
    }
    List<String> credits =
        log.select("table.ratl tr:first-child th").stream()
            .filter(th -> !th.ownText().isBlank() && th.selectFirst("i") != null)
            .map(Element::ownText)
            .map(String::strip)
            .toList();
    for (Element row : log.select("tbody.ratl_l tr")) {
      rate(row.select("> td"), credits, ratings);
    }
    return ratings;
  }

  /** A row: who, an amount for each credit, why. */
  private static void rate(Elements cells, List<String> credits, List<Rating> ratings) {
    for (int i = 0; i < credits.size() && i + 2 < cells.size(); i++) {
      String amount = cells.get(i + 1).text().replaceAll("\\s", "");
      if (amount.matches("[+-]?\\d{1,9}")) {
        String who = cells.getFirst().text().strip();
        String why = cells.getLast().text().strip();
        ratings.add(new Rating(who, credits.get(i), Integer.parseInt(amount), why));
      }
    }
  }
}
