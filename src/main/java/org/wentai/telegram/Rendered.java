package org.wentai.telegram;

import java.util.List;

/**
 * A message as Telegram takes it.
 *
 * @param html its text in Telegram's HTML, valid and at most 4096 UTF-16 units after parsing
 * @param buttons rows of buttons below it, maybe none
 */
record Rendered(String html, List<List<Button>> buttons) {
  /** A button: pressing it sends {@link Press#data}. */
  record Button(String text, Press press) {}
}
