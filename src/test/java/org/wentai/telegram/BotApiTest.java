package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.settings.Secret;
import org.wentai.telegram.WireServer.Told;

class BotApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Secret TOKEN = Secret.of("T", Map.of("T", "4711:AA-secret_Token")).orElseThrow();

  static ObjectNode params(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sendMessage|{'chat_id':-1001234567890123,'message_thread_id':7,'text':'a<b>c</b> 停车 😀',"
            + "'parse_mode':'HTML','link_preview_options':{'is_disabled':true},"
            + "'reply_parameters':{'message_id':5,'allow_sending_without_reply':true,'quote':'q'},"
            + "'disable_notification':true,"
            + "'reply_markup':{'inline_keyboard':[[{'text':'x','callback_data':'m:1'},"
            + "{'text':'y','url':'https://example.org/?a=1&b=2'}],[{'text':'s','style':'danger',"
            + "'switch_inline_query':'z'}]]}}",
        "sendMessage|{'chat_id':5,'text':'t','entities':[{'type':'bold','offset':0,'length':1},"
            + "{'type':'expandable_blockquote','offset':0,'length':1},"
            + "{'type':'text_link','offset':0,'length':1,'url':'https://e.org'}]}",
        "sendMessage|{'chat_id':5,'text':'t','reply_markup':{'force_reply':true}}",
        "sendMessage|{'chat_id':5,'text':'t','reply_markup':{'remove_keyboard':true}}",
        "editMessageText|{'chat_id':5,'message_id':9,'text':'t','parse_mode':'HTML',"
            + "'link_preview_options':{'is_disabled':true},'reply_markup':{'inline_keyboard':[]}}",
        "editMessageReplyMarkup|{'chat_id':5,'message_id':9,"
            + "'reply_markup':{'inline_keyboard':[[{'text':'x','callback_data':'m'}]]}}",
        "editMessageReplyMarkup|{'chat_id':5,'message_id':9}",
        "editMessageCaption|{'chat_id':5,'message_id':9,'caption':'c','parse_mode':'HTML'}",
        "sendChatAction|{'chat_id':5,'message_thread_id':3,'action':'typing'}",
        "answerCallbackQuery|{'callback_query_id':'77','text':'ok','show_alert':true,"
            + "'cache_time':5}",
        "answerCallbackQuery|{'callback_query_id':'77'}",
        "answerCallbackQuery|{'callback_query_id':'77','url':'https://t.me/b?start=1'}",
        "answerInlineQuery|{'inline_query_id':'1','results':[{'type':'article','id':'a',"
            + "'title':'T','description':'D','input_message_content':{'message_text':'<b>x</b>',"
            + "'parse_mode':'HTML','link_preview_options':{'is_disabled':true}},"
            + "'reply_markup':{'inline_keyboard':[[{'text':'x','callback_data':'m'}]]}}],"
            + "'cache_time':60,'is_personal':false,'next_offset':''}",
        "answerInlineQuery|{'inline_query_id':'1','results':[{'type':'article','id':'a',"
            + "'title':'T','input_message_content':{'message_text':'x'}}],"
            + "'button':{'text':'b','start_parameter':'p'}}",
        "answerInlineQuery|{'inline_query_id':'1','results':[],'cache_time':0,'is_personal':true,"
            + "'button':{'text':'b','start_parameter':'p'}}",
        "getMe|{}",
        "getFile|{'file_id':'F'}",
        "getChatMember|{'chat_id':-5,'user_id':6000000000}",
        "leaveChat|{'chat_id':-5}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}],"
            + "'scope':{'type':'all_private_chats'},'language_code':'en'}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}],"
            + "'scope':{'type':'chat','chat_id':1001}}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}],"
            + "'scope':{'type':'default'}}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}]}",
        "deleteMyCommands|{'scope':{'type':'all_group_chats'},'language_code':'zh'}",
        "deleteMyCommands|{}",
        "setMyDescription|{'description':'d','language_code':'en'}",
        "setMyShortDescription|{'short_description':'d'}",
        "setWebhook|{'url':'https://e.org/h','secret_token':'s','max_connections':10,"
            + "'allowed_updates':['message','callback_query'],'drop_pending_updates':false}",
        "deleteWebhook|{'drop_pending_updates':false}",
        "deleteWebhook|{}",
        "getWebhookInfo|{}",
      })
  void callsArriveAsTheyWereMeant(String method, String json) throws Exception {
    try (var server = new WireServer(r -> Told.done("true"));
        var api = new BotApi(server.uri(""), TOKEN)) {
      ObjectNode params = params(json);
      Outcome outcome = api.call(method, params.deepCopy());
      System.out.println(method + " " + outcome);
      assertThat(server.arrived).hasSize(1);
      var r = server.arrived.get(0);
      System.out.println(r.path() + " " + r.headers() + " " + r.text());
      assertThat(r.path()).isEqualTo("/bot4711:AA-secret_Token/" + method);
    }
  }
}
