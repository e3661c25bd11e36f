package org.wentai.telegram;

import java.net.URI;
import org.wentai.forum.Span;

/**
 * A range of a text that Telegram shows in a way of its own: what its documentation calls an
 * entity.
 *
 * @param span the range
 * @param form how it is shown
 */
record Mark(Span span, Form form) {
  /** How a range is shown. */
  sealed interface Form {
    /** The tag that opens it. */
    String opens();

    /** The tag that closes it. */
    String closes();
  }

  /** Forms without anything to fill in. */
  enum Plain implements Form {
    BOLD("b", ""),
    ITALIC("i", ""),
    QUOTATION("blockquote", ""),
    FOLDED_QUOTATION("blockquote", " expandable");

    private final String tag;
    private final String attribute;

    Plain(String tag, String attribute) {
      this.tag = tag;
      this.attribute = attribute;
    }

    @Override
    public String opens() {
      return "<" + tag + attribute + ">";
    }

    @Override
    public String closes() {
      return "</" + tag + ">";
    }
  }

  /** A link, to an address that {@link Links} let through. */
  record Link(URI address) implements Form {
    @Override
    public String opens() {
      return "<a href=\"" + Html.escaped(address.toASCIIString()) + "\">";
    }

    @Override
    public String closes() {
      return "</a>";
    }
  }
}
