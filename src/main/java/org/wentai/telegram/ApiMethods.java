package org.wentai.telegram;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.DeleteMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyShortDescription;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.LeaveChat;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaBotMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResult;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultArticle;

/**
 * The library's classes of the methods that are called. They know each method's parameters; what
 * they do not know, or change, is found out before it leaves.
 */
final class ApiMethods {
  private static final Map<String, Class<? extends PartialBotApiMethod<?>>> CLASSES =
      Map.ofEntries(
          Map.entry("answerCallbackQuery", AnswerCallbackQuery.class),
          Map.entry("answerInlineQuery", AnswerInlineQuery.class),
          Map.entry("deleteMyCommands", DeleteMyCommands.class),
          Map.entry("deleteWebhook", DeleteWebhook.class),
          Map.entry("editMessageCaption", EditMessageCaption.class),
          Map.entry("editMessageReplyMarkup", EditMessageReplyMarkup.class),
          Map.entry("editMessageText", EditMessageText.class),
          Map.entry("getChatMember", GetChatMember.class),
          Map.entry("getFile", GetFile.class),
          Map.entry("getMe", GetMe.class),
          Map.entry("getWebhookInfo", GetWebhookInfo.class),
          Map.entry("leaveChat", LeaveChat.class),
          Map.entry("sendChatAction", SendChatAction.class),
          Map.entry("sendDocument", SendDocument.class),
          Map.entry("sendMessage", SendMessage.class),
          Map.entry("sendPhoto", SendPhoto.class),
          Map.entry("setMyCommands", SetMyCommands.class),
          Map.entry("setMyDescription", SetMyDescription.class),
          Map.entry("setMyShortDescription", SetMyShortDescription.class),
          Map.entry("setWebhook", SetWebhook.class));

  /** The library guesses an inline result's class by its fields, and finds none for articles. */
  @JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "type", visible = true)
  @JsonSubTypes(@Type(value = InlineQueryResultArticle.class, name = "article"))
  private interface ResultByType {}

  /** The library puts the method's name among its parameters, where the schema has none. */
  private interface Nameless {
    @JsonIgnore
    String getMethod();
  }

  private final ObjectMapper json =
      new ObjectMapper()
          .addMixIn(InlineQueryResult.class, ResultByType.class)
          .addMixIn(PartialBotApiMethod.class, Nameless.class);

  /** The library's forms with files are not annotated: their fields are the parameters' in Java. */
  private final ObjectMapper forms =
      json.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  /** Writes calls as they are to be sent. */
  ObjectMapper json() {
    return json;
  }

  /**
   * The call as the library has it.
   *
   * @param file the parameter whose place a file takes, which is put in later
   * @throws IllegalArgumentException when the method is not one of those, or the library would send
   *     something else than {@code params}; the message names the fields
   */
  PartialBotApiMethod<?> read(String method, ObjectNode params, Optional<String> file) {
    Class<? extends PartialBotApiMethod<?>> type =
        Optional.ofNullable(CLASSES.get(method))
            .orElseThrow(() -> new IllegalArgumentException(method + " is not a method in use"));
    ObjectNode whole = params.deepCopy();
    file.ifPresent(field -> whole.put(field, "file"));
    ObjectMapper mapper = SendMediaBotMethod.class.isAssignableFrom(type) ? forms : json;
    PartialBotApiMethod<?> call = mapper.convertValue(whole, type);
    List<String> changed = new ArrayList<>();
    compare("", params, mapper.valueToTree(call), changed);
    if (!changed.isEmpty()) {
      throw new IllegalArgumentException(
          method + " has parameters that the library does not know: " + changed);
    }
    return call;
  }

  private static void compare(String at, JsonNode wanted, JsonNode sent, List<String> changed) {
    if (wanted.isObject() && sent.isObject()) {
      for (var field : wanted.properties()) {
        if (!field.getValue().isNull()) {
          compare(at + "." + field.getKey(), field.getValue(), sent.path(field.getKey()), changed);
        }
      }
    } else if (wanted.isArray() && wanted.size() == sent.size()) {
      Iterator<JsonNode> others = sent.iterator();
      int i = 0;
      for (JsonNode item : wanted) {
        compare(at + "[" + i++ + "]", item, others.next(), changed);
      }
    } else if (!same(wanted, sent)) {
      changed.add(at.substring(Math.min(1, at.length())));
    }
  }

  /** Numbers may be sent as text: the library keeps chat ids so, and Telegram takes both. */
  private static boolean same(JsonNode wanted, JsonNode sent) {
    if (wanted.isNumber() && sent.isNumber()) {
      BigDecimal number = wanted.decimalValue();
      return number.compareTo(sent.decimalValue()) == 0;
    }
    return wanted.isValueNode() && sent.isValueNode() && wanted.asText().equals(sent.asText());
  }
}
