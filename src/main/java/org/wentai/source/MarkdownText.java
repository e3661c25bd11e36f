package org.wentai.source;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.wentai.forum.Attachment;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.Section;
import org.wentai.forum.Span;

/** The words of a Markdown note as people read them, without the marks. */
final class MarkdownText {
  private static final int DEEPEST = 200;
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .maxOpenBlockParsers(DEEPEST)
          .build();

  private final PostText text = new PostText();
  private final List<Span> headings = new ArrayList<>();
  private final List<Span> code = new ArrayList<>();
  private final List<Attachment> pictures = new ArrayList<>();
  private final Map<OrderedList, Integer> numbers = new IdentityHashMap<>();
  private Optional<PostText.Part> heading = Optional.empty();
  private int strong;

  private MarkdownText() {}

  static MarkdownText of(String markdown) {
    MarkdownText words = new MarkdownText();
    words.walk(PARSER.parse(markdown));
    return words;
  }

  String text() {
    return text.text();
  }

  /** The first heading. */
  Optional<String> title() {
    return headings.stream().findFirst().map(this::words);
  }

  PostBuilder post() {
    PostBuilder post = Post.of(1, text());
    pictures.forEach(post::attachment);
    sections().forEach(post::section);
    return post;
  }

  private List<Section> sections() {
    if (headings.isEmpty()) {
      return Headings.in(text(), text.emphasisedLines(), code);
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text().length();
      Span heading = headings.get(i);
      sections.add(new Section(words(heading), new Span(heading.start(), end)));
    }
    return sections;
  }

  private String words(Span heading) {
    return heading.of(text()).replace('\n', ' ');
  }

  /** Visits every node; never recursive, because marks may nest without end. */
  private void walk(Node root) {
    Node node = root;
    while (true) {
      enter(node);
      Node next = node.getFirstChild();
      while (next == null) {
        leave(node);
        if (node == root) {
          return;
        }
        next = node.getNext();
        if (next == null) {
          node = node.getParent();
        }
      }
      node = next;
    }
  }

  private void enter(Node node) {
    switch (node) {
      case Text words -> text.words(words.getLiteral(), strong > 0);
      case Code words -> text.words(words.getLiteral(), strong > 0);
      case HtmlBlock html -> text.words(Jsoup.parse(html.getLiteral()).text(), false);
      case FencedCodeBlock block -> code(block.getLiteral());
      case IndentedCodeBlock block -> code(block.getLiteral());
      case SoftLineBreak end -> text.lineBreak();
      case HardLineBreak end -> text.lineBreak();
      case Heading title -> {
        text.emptyLine();
        heading = Optional.of(text.open());
      }
      case StrongEmphasis words -> strong++;
      case Image picture -> picture(picture);
      case ListItem item -> item(item);
      case TableCell cell when cell.getPrevious() != null -> text.words(" | ", false);
      case Paragraph first when isFirstOfItem(first) -> {}
      case Block block -> text.block();
      default -> {}
    }
  }

  private static boolean isFirstOfItem(Paragraph paragraph) {
    return paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null;
  }

  private void leave(Node node) {
    switch (node) {
      case StrongEmphasis words -> strong--;
      case Heading title -> {
        heading.flatMap(text::close).ifPresent(headings::add);
        heading = Optional.empty();
        text.block();
      }
      case Paragraph paragraph when !(paragraph.getParent() instanceof ListItem) ->
          text.emptyLine();
      case TableCell cell -> {}
      case TableRow row -> text.block();
      case Block block -> text.block();
      default -> {}
    }
  }

  private void code(String lines) {
    text.block();
    PostText.Part part = text.open();
    lines.lines().forEach(text::verbatim);
    text.close(part).ifPresent(code::add);
  }

  /** Numbers are read, bullets are not. */
  private void item(ListItem item) {
    text.block();
    if (item.getParent() instanceof OrderedList list) {
      int first = Optional.ofNullable(list.getMarkerStartNumber()).orElse(1);
      int number = numbers.merge(list, first, (before, unused) -> before + 1);
      text.words(number + ". ", false);
    }
  }

  private void picture(Image picture) {
    String path = picture.getDestination();
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!name.isBlank()) {
      pictures.add(new Attachment(name, Attachment.Kind.PICTURE, SavedPage.uri(path)));
    }
  }
}
