package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;

/**
 * What Telegram shows of the bot before anybody asks: its commands, by scope and language, and its
 * descriptions. Who is shown an admin's commands may not therefore use them.
 *
 * @param calls those that make Telegram show it, in order of what matters to most
 */
record MenuCalls(List<Call> calls) {
  private static final String BUNDLE = "org.wentai.telegram.menu";

  /** The languages published: none given means whoever speaks none of the others. */
  private static final List<Shown> SHOWN =
      List.of(
          new Shown(Optional.empty(), Language.ZH),
          new Shown(Optional.of("zh"), Language.ZH),
          new Shown(Optional.of("en"), Language.EN));

  /** Where commands are shown, and which. */
  private static final List<Scope> SCOPES =
      List.of(
          new Scope("default", Set.of(SlashCommand.For.ALL)),
          new Scope(
              "all_private_chats",
              Set.of(SlashCommand.For.ALL, SlashCommand.For.MANAGERS, SlashCommand.For.ONE)),
          new Scope("all_group_chats", Set.of(SlashCommand.For.ALL)),
          new Scope(
              "all_chat_administrators", Set.of(SlashCommand.For.ALL, SlashCommand.For.MANAGERS)));

  private record Scope(String type, Set<SlashCommand.For> shown) {}

  /**
   * A call to the Bot API.
   *
   * @param name what it sets, the same whatever it is set to
   * @param ofOneChat whether it concerns one chat only, which may not be there
   */
  record Call(String name, String method, ObjectNode params, boolean ofOneChat) {}

  /** A language of Telegram's and the one spoken in it. */
  private record Shown(Optional<String> code, Language language) {
    Call call(String name, String method, ObjectNode params, boolean ofOneChat) {
      code.ifPresent(c -> params.put("language_code", c));
      return new Call(name + "/" + code.orElse("any"), method, params, ofOneChat);
    }
  }

  /**
   * What is to be shown.
   *
   * @param admins whose private chats show the admins' commands
   * @param formerAdmins whose private chats are to show them no more
   */
  static MenuCalls of(Reader.Me me, Set<Long> admins, Set<Long> formerAdmins) {
    List<Call> calls = new ArrayList<>();
    for (Shown shown : SHOWN) {
      Messages texts = Messages.of(BUNDLE, shown.language);
      for (Scope scope : SCOPES) {
        ObjectNode params = object().set("scope", object().put("type", scope.type));
        params.set("commands", commands(texts, scope.shown));
        calls.add(shown.call("commands/" + scope.type, "setMyCommands", params, false));
      }
      describe(shown, "setMyDescription", "description", texts.say("description", me.username()))
          .ifPresent(calls::add);
      describe(shown, "setMyShortDescription", "short_description", texts.say("short"))
          .ifPresent(calls::add);
    }
    admins.stream().sorted().forEach(admin -> calls.addAll(ofAdmin(admin)));
    formerAdmins.stream().sorted().forEach(admin -> calls.addAll(ofFormerAdmin(admin)));
    return new MenuCalls(List.copyOf(calls));
  }

  /** Descriptions need no third language: who speaks Chinese gets those for any. */
  private static Optional<Call> describe(Shown shown, String method, String field, String text) {
    return shown.code.equals(Optional.of("zh"))
        ? Optional.empty()
        : Optional.of(shown.call(field, method, object().put(field, text), false));
  }

  private static List<Call> ofAdmin(long admin) {
    List<Call> calls = new ArrayList<>();
    for (Shown shown : SHOWN) {
      Messages texts = Messages.of(BUNDLE, shown.language);
      ObjectNode params = object().set("scope", chat(admin));
      params.set("commands", commands(texts, Set.of(SlashCommand.For.values())));
      calls.add(shown.call("commands/" + admin, "setMyCommands", params, true));
    }
    return calls;
  }

  private static List<Call> ofFormerAdmin(long admin) {
    return SHOWN.stream()
        .map(
            shown ->
                shown.call(
                    "commands/" + admin,
                    "deleteMyCommands",
                    object().set("scope", chat(admin)),
                    true))
        .toList();
  }

  private static ObjectNode chat(long id) {
    return object().put("type", "chat").put("chat_id", id);
  }

  /** {@code /start} is not listed: Telegram has a button for it. */
  private static ArrayNode commands(Messages texts, Set<SlashCommand.For> shown) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (SlashCommand command : SlashCommand.values()) {
      if (command != SlashCommand.START && shown.contains(command.whom())) {
        list.addObject()
            .put("command", command.word())
            .put("description", texts.say("command." + command.word()));
      }
    }
    return list;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
