package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A user, or a bot. */
record Person(
    long id, String name, Optional<String> username, Optional<String> language, boolean isBot) {
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("is_bot", isBot).put("first_name", name);
    username.ifPresent(u -> json.put("username", u));
    language.ifPresent(l -> json.put("language_code", l));
    return json;
  }
}
