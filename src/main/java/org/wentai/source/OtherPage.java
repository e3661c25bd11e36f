package org.wentai.source;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Says what a page is that is no thread's page: forums answer with another page and status 200. */
final class OtherPage {
  private static final String OPEN =
      "open the thread in a browser until its posts show, and save that";

  private OtherPage() {}

  static UnreadableFile refused(Document page) {
    Element message = page.selectFirst("#messagetext p, #messagetext");
    if (message != null) {
      return new UnreadableFile(
          "it is a notice of the forum and no thread: “" + message.text().strip() + "”", OPEN);
    }
    if (has(page, "tbody[id^=normalthread_], tbody[id^=stickthread_], #threadlist")) {
      return new UnreadableFile(
          "it is a board's list of threads", "open one of them and save that");
    }
    if (has(page, "p.author strong") && page.title().contains("Archiver")) {
      return new UnreadableFile(
          "it is the archiver's page, which has neither pids nor floors",
          "save the thread's ordinary page");
    }
    if (has(page, "div.plc[id^=pid], .viewthread, .postlist .plc, .postlist .message")) {
      return new UnreadableFile(
          "it is the page for telephones, which leaves out what a citation needs",
          "save the page for computers (电脑版)");
    }
    if (has(page, "#postlist")) {
      return new UnreadableFile("its list of posts is empty", OPEN);
    }
    String title = page.title().strip();
    return new UnreadableFile(
        "it is no thread page of a Discuz forum" + (title.isEmpty() ? "" : " (“" + title + "”)"),
        "save the thread's page, or bring the text as .txt or .md");
  }

  /** What {@code page}, which is no thread's page, is; a clause without a full stop. */
  static String what(Document page) {
    return String.valueOf(refused(page).getMessage());
  }

  private static boolean has(Document page, String selector) {
    return page.selectFirst(selector) != null;
  }
}
