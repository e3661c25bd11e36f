package org.wentai.telegram.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.telegram.TelegramHtml.Entity;

/** Draws a group's chat as a telephone shows it. Lengths are logical pixels. */
public final class ChatPainter {
  private static final int WIDTH = 520;
  private static final int HEADER = 54;
  private static final int LEFT = 54;
  private static final int BUBBLE = 420;
  private static final int PAD = 11;
  private static final float SIZE = 14.5f;
  private static final float LINE = 21f;
  private static final float SMALL = 11.5f;
  private static final int BUTTON = 34;
  private static final int FOLDED_LINES = 3;
  private static final int SCALE = 2;
  private static final Color TEXT = new Color(0x111111);
  private static final Color FAINT = new Color(0x8a959d);
  private static final Color WHITE = Color.WHITE;
  private static final Color OWN = new Color(0xe6fbd0);
  private static final Color[] NAMES = {
    new Color(0xd0652f), new Color(0x3a8fb7), new Color(0x8a5fc7), new Color(0x3f9d4f)
  };

  private final Lettering lettering = new Lettering();
  private final Graphics2D g;

  private ChatPainter(Graphics2D g) {
    this.g = g;
    g.scale(SCALE, SCALE);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  /** The chat called {@code title} with {@code talks}, the first on top. */
  public static BufferedImage draw(String title, String members, List<Talk> talks) {
    int tall =
        Math.round(
            paint(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), title, members, talks, 1));
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE, tall * SCALE, BufferedImage.TYPE_INT_RGB);
    paint(image, title, members, talks, tall);
    return image;
  }

  private static float paint(
      BufferedImage image, String title, String members, List<Talk> talks, int height) {
    Graphics2D graphics = image.createGraphics();
    try {
      return new ChatPainter(graphics).chat(title, members, talks, height);
    } finally {
      graphics.dispose();
    }
  }

  private float chat(String title, String members, List<Talk> talks, int height) {
    g.setPaint(new GradientPaint(0, 0, new Color(0xcfe3ea), WIDTH, height, new Color(0xd8e6c8)));
    g.fillRect(0, 0, WIDTH, height);
    g.setPaint(WHITE);
    g.fillRect(0, 0, WIDTH, HEADER);
    face(title, 10, 7, 40, NAMES[1]);
    say(title, Font.BOLD, 15.5f, TEXT, 62, 24);
    say(members, Font.PLAIN, 12, FAINT, 62, 42);
    float y = HEADER + 12;
    for (Talk talk : talks) {
      y = talk(talk, y) + 10;
    }
    return y + 4;
  }

  /** A range of a message's text, drawn as one piece, and its lines. */
  private record Block(boolean quotation, boolean folded, List<Optional<TextLayout>> lines) {
    float height() {
      return lines.size() * LINE + (quotation ? 12 : 0);
    }
  }

  private float talk(Talk talk, float top) {
    List<Block> blocks = blocks(talk);
    boolean bot = !talk.buttons().isEmpty();
    float head = (talk.own() ? 0 : 19) + (talk.answers().isPresent() ? 42 : 0);
    float body = (float) blocks.stream().mapToDouble(Block::height).sum();
    float width = width(talk, blocks);
    float x = talk.own() ? WIDTH - 12 - width : LEFT;
    float height = PAD + head + body + 16;
    g.setPaint(new Color(0, 0, 0, 22));
    g.fill(new RoundRectangle2D.Float(x, top + 1.2f, width, height, 22, 22));
    g.setPaint(talk.own() ? OWN : WHITE);
    g.fill(new RoundRectangle2D.Float(x, top, width, height, 22, 22));
    float y = top + PAD - 3;
    if (!talk.own()) {
      face(talk.who(), 10, top + height - 36, 36, colour(talk.who()));
      say(talk.who(), Font.BOLD, 13.5f, colour(talk.who()), x + PAD, y + 14);
      y += 19;
    }
    if (talk.answers().isPresent()) {
      y = answered(talk.answers().get(), x + PAD, y + 4, width - 2 * PAD) + 4;
    }
    for (Block block : blocks) {
      y = block(block, x + PAD, y, width - 2 * PAD);
    }
    say(talk.time(), Font.PLAIN, SMALL, FAINT, x + width - 42, top + height - 8);
    return bot ? buttons(talk.buttons(), x, top + height + 4, width) : top + height;
  }

  private static Color colour(String who) {
    return NAMES[Math.floorMod(who.hashCode(), NAMES.length)];
  }

  private float width(Talk talk, List<Block> blocks) {
    double widest = talk.buttons().isEmpty() ? 90 : BUBBLE - 2 * PAD;
    for (Block block : blocks) {
      for (Optional<TextLayout> line : block.lines()) {
        widest = Math.max(widest, line.map(TextLayout::getAdvance).orElse(0f));
      }
    }
    if (talk.answers().isPresent()) {
      widest = Math.max(widest, 200);
    }
    return (float) Math.min(BUBBLE, widest + 2 * PAD + 1);
  }

  private List<Block> blocks(Talk talk) {
    String text = talk.message().text();
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    for (Entity entity : talk.message().entities()) {
      if (entity.kind().startsWith("blockquote")) {
        outside(talk, at, entity.start(), blocks);
        List<Optional<TextLayout>> lines = lines(talk, entity.start(), entity.end(), 30);
        boolean folded = lines.size() > FOLDED_LINES && entity.kind().endsWith("expandable");
        blocks.add(new Block(true, folded, folded ? lines.subList(0, FOLDED_LINES) : lines));
        at = entity.end();
      }
    }
    outside(talk, at, text.length(), blocks);
    return blocks;
  }

  /** The text between quotations; the line feeds next to them only separate. */
  private void outside(Talk talk, int from, int to, List<Block> blocks) {
    String text = talk.message().text();
    int start = from > 0 && from < to && text.charAt(from) == '\n' ? from + 1 : from;
    int end = to < text.length() && to > start && text.charAt(to - 1) == '\n' ? to - 1 : to;
    if (start < end) {
      blocks.add(new Block(false, false, lines(talk, start, end, 0)));
    }
  }

  private List<Optional<TextLayout>> lines(Talk talk, int from, int to, int less) {
    return lettering.lines(talk.message(), from, to, SIZE, TEXT, BUBBLE - 2 * PAD - less);
  }

  private float block(Block block, float x, float top, float width) {
    float y = top + (block.quotation() ? 6 : 0);
    if (block.quotation()) {
      bar(x, top + 1, width, block.height() - 2, Lettering.LINK);
      say("”", Font.BOLD, 22, Lettering.LINK, x + width - 17, top + 22);
    }
    for (Optional<TextLayout> line : block.lines()) {
      float baseline = y + LINE - 6;
      line.ifPresent(l -> l.draw(g, block.quotation() ? x + 11 : x, baseline));
      y += LINE;
    }
    if (block.folded()) {
      chevron(x + width - 16, top + block.height() - 13);
    }
    return top + block.height();
  }

  private void chevron(float x, float y) {
    Path2D path = new Path2D.Float();
    path.moveTo(x, y);
    path.lineTo(x + 4.5, y + 4.5);
    path.lineTo(x + 9, y);
    g.setPaint(Lettering.LINK);
    g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }

  private float answered(Talk to, float x, float y, float width) {
    bar(x, y, width, 36, colour(to.who()));
    say(to.who(), Font.BOLD, 12.5f, colour(to.who()), x + 10, y + 15);
    String text = to.message().text().lines().findFirst().orElse("");
    while (lettering.line(text, Font.PLAIN, 12.5f, TEXT).getAdvance() > width - 24) {
      text = text.replaceAll(".…?$", "…");
    }
    say(text, Font.PLAIN, 12.5f, TEXT, x + 10, y + 31);
    return y + 38;
  }

  private void bar(float x, float y, float width, float height, Color colour) {
    var whole = new RoundRectangle2D.Float(x, y, width, height, 10, 10);
    g.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 26));
    g.fill(whole);
    var clip = g.getClip();
    g.clip(whole);
    g.setPaint(colour);
    g.fill(new java.awt.geom.Rectangle2D.Float(x, y, 3.2f, height));
    g.setClip(clip);
  }

  private float buttons(List<List<String>> rows, float x, float top, float width) {
    float y = top;
    for (List<String> row : rows) {
      float each = (width - 4 * (row.size() - 1)) / row.size();
      for (int i = 0; i < row.size(); i++) {
        float left = x + i * (each + 4);
        g.setPaint(new Color(0x5e, 0x86, 0x8f, 150));
        g.fill(new RoundRectangle2D.Float(left, y, each, BUTTON, 14, 14));
        TextLayout words = lettering.line(row.get(i), Font.BOLD, 13, WHITE);
        words.draw(g, left + (each - words.getAdvance()) / 2, y + 22);
      }
      y += BUTTON + 4;
    }
    return y - 4;
  }

  private void face(String who, float x, float y, float size, Color colour) {
    g.setPaint(colour);
    g.fill(new Ellipse2D.Float(x, y, size, size));
    TextLayout letter = lettering.line(who.substring(0, 1), Font.BOLD, size * .44f, WHITE);
    letter.draw(g, x + (size - letter.getAdvance()) / 2, y + size * .66f);
  }

  private void say(String text, int style, float size, Color colour, float x, float y) {
    lettering.line(text, style, size, colour).draw(g, x, y);
  }
}
