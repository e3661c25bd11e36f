package org.wentai.alert;

import java.util.List;
import org.wentai.index.Generation;

/**
 * How many posts would have matched lately.
 *
 * @param days how far back was looked
 * @param posts that match
 * @param examples the newest of them, newest first; 3 at most
 * @param looked how many posts were looked at, the newest first
 * @param cut whether there were more in those days
 * @param known whether posts of it were ever seen, as in {@link Checked.Sound}
 */
public record Preview(
    int days, int posts, List<Generation.Dated> examples, int looked, boolean cut, boolean known) {
  public Preview {
    examples = List.copyOf(examples);
  }
}
