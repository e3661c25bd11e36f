package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bot itself: who it is, its commands, name and descriptions. */
final class ProfileMethods {
  private static final int MOST_COMMANDS = 100;
  private static final int MOST_COMMAND_TEXT = 256;

  private final World world;
  private final Map<String, JsonNode> commands = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  ProfileMethods(World world) {
    this.world = world;
  }

  void addTo(Map<String, Method> methods) {
    methods.put("getMe", p -> me());
    methods.put("logOut", p -> BooleanNode.TRUE);
    methods.put("close", p -> BooleanNode.TRUE);
    methods.put("setMyCommands", this::setCommands);
    methods.put("getMyCommands", p -> commands(key(p)));
    methods.put("deleteMyCommands", this::deleteCommands);
    addText(methods, "MyName", "name", 64);
    addText(methods, "MyDescription", "description", 512);
    addText(methods, "MyShortDescription", "short_description", 120);
    methods.put("setChatMenuButton", p -> BooleanNode.TRUE);
    methods.put(
        "getChatMenuButton", p -> JsonNodeFactory.instance.objectNode().put("type", "commands"));
  }

  /** The commands of a scope, as {@code default} or {@code chat:5}, and a language, maybe empty. */
  JsonNode commands(String scope, String language) {
    return commands(scope + "|" + language);
  }

  /** A text of the profile, as {@code description}, in a language, maybe empty. */
  Optional<String> text(String field, String language) {
    return Optional.ofNullable(texts.get(field + "|" + language));
  }

  private JsonNode me() {
    return world
        .bot
        .json()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", !world.privacy)
        .put("supports_inline_queries", true)
        .put("can_connect_to_business", false)
        .put("has_main_web_app", false);
  }

  private JsonNode setCommands(Parameters params) {
    JsonNode list = params.get("commands");
    if (list.size() > MOST_COMMANDS) {
      throw ApiException.bad(Violation.Kind.LENGTH, "BOT_COMMANDS_TOO_MUCH");
    }
    for (JsonNode command : list) {
      if (!command.path("command").asText().matches("[a-z0-9_]{1,32}")) {
        throw ApiException.bad(Violation.Kind.VALUE, "BOT_COMMAND_INVALID");
      }
      int length = command.path("description").asText().length();
      if (length < 1 || length > MOST_COMMAND_TEXT) {
        throw ApiException.bad(Violation.Kind.LENGTH, "BOT_COMMAND_DESCRIPTION_INVALID");
      }
    }
    commands.put(key(params), list);
    return BooleanNode.TRUE;
  }

  private JsonNode deleteCommands(Parameters params) {
    commands.remove(key(params));
    return BooleanNode.TRUE;
  }

  private JsonNode commands(String key) {
    return commands.getOrDefault(key, JsonNodeFactory.instance.arrayNode());
  }

  private static String key(Parameters params) {
    JsonNode scope = params.get("scope");
    StringBuilder key = new StringBuilder(scope.path("type").asText("default"));
    for (String part : new String[] {"chat_id", "user_id"}) {
      if (scope.has(part)) {
        key.append(':').append(scope.path(part).asText());
      }
    }
    String language = params.text("language_code");
    if (!language.matches("([a-z]{2})?")) {
      throw ApiException.bad(Violation.Kind.VALUE, "LANG_CODE_INVALID");
    }
    return key.append('|').append(language).toString();
  }

  private void addText(Map<String, Method> methods, String name, String field, int most) {
    methods.put(
        "set" + name,
        p -> {
          if (p.text(field).length() > most) {
            throw ApiException.bad(Violation.Kind.LENGTH, field + " is too long");
          }
          texts.put(field + "|" + p.text("language_code"), p.text(field));
          return BooleanNode.TRUE;
        });
    methods.put(
        "get" + name,
        p -> {
          ObjectNode answer = JsonNodeFactory.instance.objectNode();
          return answer.put(field, text(field, p.text("language_code")).orElse(""));
        });
  }
}
