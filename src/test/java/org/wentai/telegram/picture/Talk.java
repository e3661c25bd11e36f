package org.wentai.telegram.picture;

import java.util.List;
import java.util.Optional;
import org.wentai.telegram.TelegramHtml;

/**
 * A message in a chat.
 *
 * @param who its sender
 * @param own whether the one who looks at the chat sent it
 * @param answers the message that it replies to
 * @param message its text
 * @param buttons rows of the words on its buttons
 * @param time as shown beside it
 */
public record Talk(
    String who,
    boolean own,
    Optional<Talk> answers,
    TelegramHtml.Message message,
    List<List<String>> buttons,
    String time) {}
