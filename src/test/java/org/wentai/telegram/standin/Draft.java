package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message before it is posted.
 *
 * @param from who sends; empty for a channel's or an anonymous admin's
 * @param senderChat the chat that sends, where one does
 * @param media the members that its file, or its being a service message, adds
 */
record Draft(
    Optional<Person> from,
    Optional<Chat> senderChat,
    OptionalLong thread,
    OptionalLong replyTo,
    FormattedText text,
    List<List<Button>> buttons,
    Optional<Upload> file,
    ObjectNode media) {
  static Draft of(Person from, OptionalLong thread, OptionalLong replyTo, FormattedText text) {
    return new Draft(
        Optional.of(from),
        Optional.empty(),
        thread,
        replyTo,
        text,
        List.of(),
        Optional.empty(),
        JsonNodeFactory.instance.objectNode());
  }

  Draft with(List<List<Button>> buttons) {
    return new Draft(from, senderChat, thread, replyTo, text, buttons, file, media);
  }

  Draft with(Upload file, ObjectNode media) {
    return new Draft(from, senderChat, thread, replyTo, text, buttons, Optional.of(file), media);
  }

  Draft with(ObjectNode media) {
    return new Draft(from, senderChat, thread, replyTo, text, buttons, file, media);
  }

  Draft sentBy(Chat chat, Optional<Person> shown) {
    return new Draft(shown, Optional.of(chat), thread, replyTo, text, buttons, file, media);
  }
}
