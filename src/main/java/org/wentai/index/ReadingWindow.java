package org.wentai.index;

import java.util.List;
import org.wentai.forum.Span;

/**
 * A few sentences of a post that are read closely for an answer.
 *
 * @param title the thread's title, folded
 * @param text the sentences, folded, with what stands between them
 * @param sentences where they stand in {@code text}, ascending; beyond its first 200 word pieces
 *     nothing is read
 */
public record ReadingWindow(String title, String text, List<Span> sentences) {
  public ReadingWindow {
    sentences = List.copyOf(sentences);
  }
}
