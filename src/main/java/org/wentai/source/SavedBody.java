package org.wentai.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.wentai.forum.Section;
import org.wentai.forum.Span;

/**
 * What a post on a saved page says.
 *
 * @param text its text
 * @param sections the parts of it under headings
 * @param quotes the parts of it that repeat another post
 */
record SavedBody(String text, List<Section> sections, List<Span> quotes) {
  /** Scripts, tool tips, edit marks, words against copying, and what a guest may not read. */
  private static final String NOT_SAID =
      "script, style, .aimg_tip, .tip, i.pstatus, .blockcode em, .jammer, .locked, .showhide,"
          + " .attach_nopermission, [style~=(?i)display\\s*:\\s*none], .pattl, [id^=attach_],"
          + " textarea";

  static SavedBody of(Element post, long pid) {
    Element body = post.selectFirst("#postmessage_" + pid);
    if (body == null || isShielded(post, pid)) {
      return new SavedBody("", List.of(), List.of());
    }
    Element said = body.clone();
    said.select(NOT_SAID).remove();
    Writer writer = new Writer();
    said.traverse(writer);
    String text = writer.text.text();
    List<Span> apart = new ArrayList<>(writer.quotes);
    apart.addAll(writer.code);
    List<Section> sections = Headings.in(text, writer.text.emphasisedLines(), apart);
    return new SavedBody(text, sections, List.copyOf(writer.quotes));
  }

  /** Whether a moderator shielded the whole post, or its author is banned. */
  static boolean isShielded(Element post, long pid) {
    return post.select(".pcb .locked").stream()
        .anyMatch(lock -> lock.closest("#postmessage_" + pid) == null);
  }

  /** Walks the elements; never recursive, because pages may nest without end. */
  private static final class Writer implements NodeVisitor {
    private static final Set<String> BLOCKS =
        Set.of(
            "div",
            "p",
            "li",
            "tr",
            "table",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "center",
            "section",
            "article",
            "figure");

    private final PostText text = new PostText();
    private final List<Span> quotes = new ArrayList<>();
    private final List<Span> code = new ArrayList<>();
    private final Deque<PostText.Part> open = new ArrayDeque<>();
    private int quoted;
    private int emphasis;
    private int verbatim;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        write(words);
      } else if (node instanceof Element element && depth > 0) {
        open(element);
      }
    }

    private void write(TextNode words) {
      if (verbatim == 0) {
        text.words(words.getWholeText(), emphasis > 0);
      } else {
        words.getWholeText().lines().forEach(text::verbatim);
      }
    }

    private void open(Element element) {
      if (element.normalName().equals("br")) {
        text.lineBreak();
      } else if (BLOCKS.contains(element.normalName())) {
        text.block();
      } else if (isCell(element) && element.elementSiblingIndex() > 0) {
        text.words(" | ", emphasis > 0);
      }
      if (isQuote(element) && quoted++ == 0 || isCode(element) && verbatim++ == 0) {
        open.push(text.open());
      }
      if (isEmphasis(element)) {
        emphasis++;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element) || depth == 0) {
        return;
      }
      if (isEmphasis(element)) {
        emphasis--;
      }
      if (isQuote(element) && --quoted == 0) {
        text.close(open.pop()).ifPresent(quotes::add);
      }
      if (isCode(element) && --verbatim == 0) {
        text.close(open.pop()).ifPresent(code::add);
      }
      if (BLOCKS.contains(element.normalName())) {
        text.block();
      }
    }

    private static boolean isCell(Element element) {
      return element.normalName().equals("td") || element.normalName().equals("th");
    }

    private static boolean isQuote(Element element) {
      return element.hasClass("quote")
          || element.normalName().equals("blockquote") && element.closest(".quote") == null;
    }

    private static boolean isCode(Element element) {
      return element.hasClass("blockcode") || element.normalName().equals("pre");
    }

    /** Bold, a heading element, or a font larger than the forum's own, which is 2 to 3. */
    private static boolean isEmphasis(Element element) {
      return switch (element.normalName()) {
        case "strong", "b", "h1", "h2", "h3", "h4", "h5", "h6" -> true;
        case "font" -> element.attr("size").matches("[4-9]");
        default -> false;
      };
    }
  }
}
