package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Chats, their members and topics; files. */
final class ChatMethods {
  private static final int MOST_DOWNLOAD = 20 << 20;

  private final World world;

  ChatMethods(World world) {
    this.world = world;
  }

  void addTo(Map<String, Method> methods) {
    methods.put("getChat", this::chat);
    methods.put("getChatMember", this::member);
    methods.put("getChatMemberCount", p -> IntNode.valueOf(world.open(p).isGroup() ? 12 : 2));
    methods.put("getChatAdministrators", this::administrators);
    methods.put("leaveChat", this::leave);
    methods.put("sendChatAction", this::action);
    methods.put("getFile", this::file);
    methods.put("setMessageReaction", this::react);
  }

  private JsonNode chat(Parameters params) {
    ObjectNode chat = world.open(params).json();
    chat.put("accent_color_id", 0).put("max_reaction_count", 11);
    chat.putObject("accepted_gift_types")
        .put("unlimited_gifts", false)
        .put("limited_gifts", false)
        .put("unique_gifts", false)
        .put("premium_subscription", false)
        .put("gifts_from_channels", false);
    return chat;
  }

  private JsonNode member(Parameters params) {
    Chat chat = world.open(params);
    Person person = world.people.get(params.need("user_id"));
    if (person == null) {
      throw ApiException.bad("member not found");
    }
    boolean bot = person.id() == world.bot.id() && chat.standing == Chat.Standing.ADMIN;
    boolean admin = bot || chat.admins.contains(person.id());
    return member(person, admin ? "administrator" : "member");
  }

  static ObjectNode member(Person person, String status) {
    ObjectNode member = JsonNodeFactory.instance.objectNode().put("status", status);
    member.set("user", person.json());
    if (status.equals("kicked")) {
      member.put("until_date", 0);
    }
    if (status.equals("administrator")) {
      for (String right :
          new String[] {
            "can_be_edited",
            "is_anonymous",
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories"
          }) {
        member.put(right, false);
      }
    }
    return member;
  }

  private JsonNode administrators(Parameters params) {
    Chat chat = world.open(params);
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    if (chat.standing == Chat.Standing.ADMIN) {
      all.add(member(world.bot, "administrator"));
    }
    for (long user : chat.admins) {
      Optional.ofNullable(world.people.get(user))
          .ifPresent(person -> all.add(member(person, "administrator")));
    }
    return all;
  }

  private JsonNode leave(Parameters params) {
    world.open(params).standing = Chat.Standing.KICKED;
    return BooleanNode.TRUE;
  }

  private JsonNode action(Parameters params) {
    Chat chat = world.open(params);
    chat.requireTopic(params.number("message_thread_id"));
    return BooleanNode.TRUE;
  }

  private JsonNode react(Parameters params) {
    if (!world.open(params).messages.containsKey(params.need("message_id"))) {
      throw ApiException.bad("message to react not found");
    }
    return BooleanNode.TRUE;
  }

  private JsonNode file(Parameters params) {
    String id = params.text("file_id");
    Upload file = world.files.get(id);
    if (file == null) {
      throw ApiException.bad("wrong file_id or the file is temporarily unavailable");
    }
    if (file.bytes().length > MOST_DOWNLOAD) {
      throw ApiException.bad("file is too big");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("file_id", id)
        .put("file_unique_id", "u-" + id)
        .put("file_size", file.bytes().length)
        .put("file_path", "documents/" + id);
  }
}
