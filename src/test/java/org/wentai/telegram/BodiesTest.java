package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.inlinequery.inputmessagecontent.InputTextMessageContent;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResult;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultArticle;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;
import org.wentai.chat.Language;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;

/** Checks bodies by the library's own types, which lose fields that they do not know. */
class BodiesTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().addMixIn(InlineQueryResult.class, ByType.class);

  /** The library guesses a result's class by its fields, and does not know an article by them. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes(@JsonSubTypes.Type(value = InlineQueryResultArticle.class, name = "article"))
  private interface ByType {}

  private static SendMessage read(ObjectNode body)
      throws JsonProcessingException, TelegramApiValidationException {
    SendMessage message = JSON.treeToValue(body.put("chat_id", "5"), SendMessage.class);
    message.validate();
    ObjectNode known = JSON.valueToTree(message);
    known.remove("method");
    assertThat(known).isEqualTo(JSON.readTree(body.toString()));
    return message;
  }

  @Test
  void aMessageIsWhatTheLibraryTakes() throws Exception {
    Rendered rendered = Rendering.of(Samples.answered(), Samples.subject());
    SendMessage message = read(Bodies.reply(rendered, 42));
    assertThat(message.getText()).isEqualTo(rendered.html());
    assertThat(message.getParseMode()).isEqualTo("HTML");
    assertThat(message.getLinkPreviewOptions().getIsDisabled()).isTrue();
    assertThat(message.getReplyParameters().getMessageId()).isEqualTo(42);
    assertThat(message.getReplyParameters().getAllowSendingWithoutReply()).isTrue();
    JsonNode keyboard = JSON.valueToTree(message.getReplyMarkup());
    assertThat(keyboard.path("inline_keyboard").findValuesAsText("callback_data"))
        .contains("s:1:2", "v:7:1", "v:7:0");
  }

  @Test
  void withoutButtonsThereIsNoKeyboard() throws Exception {
    Rendered rendered =
        Rendering.of(new Reply.Notice(Language.EN, "hello"), Rendering.Subject.NONE);
    assertThat(read(Bodies.message(rendered)).getReplyMarkup()).isNull();
    assertThat(Bodies.caption(rendered).path("caption").asText()).isEqualTo("hello");
    assertThat(Bodies.buttons(List.of()).toString())
        .isEqualTo("{\"reply_markup\":{\"inline_keyboard\":[]}}");
  }

  @Test
  void inlineResultsAreCitedMessages() throws Exception {
    List<Quote> quotes = new ArrayList<>();
    for (int n = 1; n <= 7; n++) {
      quotes.add(Samples.quote(n, n, "九点 <" + n + ">", "九点"));
    }
    Reply reply = new Reply.Answered(Language.ZH, "九点", quotes, List.of());
    List<InlineQueryResultArticle> results = new ArrayList<>();
    for (JsonNode result : InlineResults.of(reply, Samples.subject())) {
      results.add(JSON.treeToValue(result, InlineQueryResultArticle.class));
    }
    assertThat(results).hasSize(5);
    assertThat(results).extracting(InlineQueryResultArticle::getId).doesNotHaveDuplicates();
    for (int i = 0; i < results.size(); i++) {
      results.get(i).validate();
      assertThat(results.get(i).getTitle()).isEqualTo("九点 <" + (i + 1) + ">");
      InputTextMessageContent content =
          (InputTextMessageContent) results.get(i).getInputMessageContent();
      TelegramHtml.Message message = TelegramHtml.parse(content.getMessageText());
      assertThat(message.of("blockquote expandable")).containsExactly("九点 <" + (i + 1) + ">");
      assertThat(message.of("a")).containsExactly("周末集市改到南广场");
    }
    assertThat(InlineResults.of(Samples.notAnswered(), Samples.subject())).isEmpty();
  }
}
