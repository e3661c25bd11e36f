package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.wentai.telegram.Incoming.Asked;
import org.wentai.telegram.Incoming.Commanded;
import org.wentai.telegram.Incoming.Ignored;

/** Whatever comes, the reader says what it means or refuses it in a word; nothing else happens. */
class ReaderPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Reader.Me ME = new Reader.Me(99, "WentaiTestBot", false, true);
  private static final Reader READER = new Reader(ME);

  /** One update of each kind, with all the fields that are looked at. */
  private static final List<String> VALID =
      List.of(
          """
          {"update_id": 1, "message": {"message_id": 3, "date": 1700000000, "edit_date": 1700000001,
            "is_topic_message": true, "message_thread_id": 4,
            "from": {"id": 5, "is_bot": false, "first_name": "A", "language_code": "zh"},
            "sender_chat": {"id": -6, "type": "channel"}, "chat": {"id": -7, "type": "supergroup"},
            "reply_to_message": {"message_id": 2, "date": 1, "chat": {"id": -7, "type": "group"},
              "from": {"id": 99, "is_bot": true}, "text": "停车"},
            "quote": {"text": "停车", "position": 0}, "text": "/ask@WentaiTestBot 停车费 @x_bot",
            "entities": [{"type": "bot_command", "offset": 0, "length": 18},
              {"type": "text_mention", "offset": 1, "length": 2, "user": {"id": 99}}]}}""",
          """
          {"update_id": 1, "edited_message": {"message_id": 3, "date": 1700000000,
            "from": {"id": 5, "is_bot": false, "first_name": "A"}, "chat": {"id": 5,
            "type": "private"}, "caption": "停车@WentaiTestBot", "caption_entities": [],
            "document": {"file_id": "F", "file_name": "n", "file_size": 3}}}""",
          """
          {"update_id": 1, "message": {"message_id": 3, "date": 1700000000,
            "from": {"id": 5, "is_bot": false, "first_name": "A"}, "chat": {"id": 5,
            "type": "private"}, "document": {"file_id": "F", "file_name": "n", "file_size": 3}}}""",
          """
          {"update_id": 1, "channel_post": {"message_id": 3, "date": 1700000000,
            "chat": {"id": -7, "type": "channel"}, "migrate_to_chat_id": -9}}""",
          """
          {"update_id": 1, "callback_query": {"id": "7", "data": "m:1:2",
            "from": {"id": 5, "is_bot": false}, "message": {"message_id": 3, "date": 0,
            "is_topic_message": true, "message_thread_id": 4,
            "chat": {"id": -7, "type": "supergroup"}}}}""",
          """
          {"update_id": 1, "inline_query": {"id": "7", "query": "停车", "offset": "",
            "from": {"id": 5, "is_bot": false, "language_code": "en"}}}""",
          """
          {"update_id": 1, "my_chat_member": {"chat": {"id": -7, "type": "channel"},
            "new_chat_member": {"status": "administrator", "can_post_messages": true,
              "user": {"id": 99}}}}""");

  /** Reads, and lets through nothing but a meaning or a short reason. */
  private static void survives(String update) {
    try {
      assertThat(READER.read(update)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(100);
    }
  }

  @Property(tries = 7000)
  void spoiltUpdatesDoNoHarm(
      @ForAll @IntRange(max = 6) int which,
      @ForAll @IntRange(min = 1, max = 5) int times,
      @ForAll long seed)
      throws Exception {
    JsonNode update = JSON.readTree(VALID.get(which));
    Random random = new Random(seed);
    for (int i = 0; i < times; i++) {
      spoil(update, random);
    }
    survives(update.toString());
  }

  /** Removes or replaces one field, of any object in {@code update}. */
  private static void spoil(JsonNode update, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(update, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (!names.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, value(random, 0));
      }
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private static JsonNode value(Random random, int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 3 ? 9 : 11)) {
      case 0 -> json.nullNode();
      case 1 -> json.booleanNode(random.nextBoolean());
      case 2 -> json.numberNode(random.nextLong());
      case 3 -> json.numberNode(random.nextInt(10) - 5);
      case 4 -> json.numberNode(java.math.BigInteger.ONE.shiftLeft(random.nextInt(3000)));
      case 5 -> json.numberNode(random.nextGaussian() * 1e300);
      case 6 -> json.textNode("");
      case 7 -> json.textNode(word(random));
      case 8 -> json.textNode(word(random) + word(random) + word(random));
      case 9 -> {
        ArrayNode list = json.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
      default -> {
        ObjectNode object = json.objectNode();
        for (String name : List.of("id", "type", "text", "from", "chat", "offset", "length")) {
          if (random.nextBoolean()) {
            object.set(name, value(random, depth + 1));
          }
        }
        yield object;
      }
    };
  }

  private static String word(Random random) {
    List<String> words =
        List.of(
            "@WentaiTestBot",
            "/ask",
            "／",
            "@",
            "停车",
            "/",
            "\ud83d",
            "😀",
            " ",
            "\u3000",
            "\u200B",
            "@x_bot",
            "private",
            "group",
            "\u0000",
            "/floor3",
            "，",
            "a",
            "\u202E");
    return words.get(random.nextInt(words.size()));
  }

  @Property(tries = 2000)
  void anyTextAtAllDoesNoHarm(@ForAll String text) {
    survives(text);
  }

  @Property(tries = 1000)
  void aCutOrStretchedUpdateDoesNoHarm(
      @ForAll @IntRange(max = 6) int which, @ForAll @IntRange(max = 900) int at, @ForAll char c) {
    String whole = VALID.get(which);
    int cut = Math.min(at, whole.length());
    survives(whole.substring(0, cut));
    survives(whole.substring(0, cut) + c + whole.substring(cut));
  }

  @Example
  void depthsAndLengthsDoNoHarm() {
    survives("[".repeat(200_000));
    survives("{\"message\":".repeat(100_000) + "1" + "}".repeat(100_000));
    survives("{\"message\": {\"chat\": {\"id\": " + "9".repeat(200_000) + "}}}");
    survives("{\"message\": " + "{\"reply_to_message\":".repeat(900) + "{}" + "}".repeat(901));
    for (String text : List.of("/", "／ask", "@WentaiTestBot", "@", "停@a_bot", "a", "/a", " ")) {
      survives(VALID.get(0).replace("/ask@WentaiTestBot 停车费 @x_bot", text.repeat(100_000)));
      survives(VALID.get(0).replace("/ask@WentaiTestBot", text.repeat(100_000)));
    }
  }

  @Property
  void aMentionByIdIsCutExactlyWhateverStandsAround(
      @ForAll("words") String before, @ForAll("words") String name, @ForAll("words") String after) {
    ObjectNode update = update(before + " " + name + " " + after);
    ((ObjectNode) update.get("message"))
        .putArray("entities")
        .addObject()
        .put("type", "text_mention")
        .put("offset", before.length() + 1)
        .put("length", name.length())
        .putObject("user")
        .put("id", ME.id());
    assertThat(((Asked) READER.read(update.toString())).question()).isEqualTo(before + " " + after);
  }

  @Property
  void aNamedBotIsAskedWhatIsLeft(
      @ForAll("words") String before, @ForAll("words") String after, @ForAll boolean upper) {
    String name = upper ? "@WENTAITESTBOT" : "@wentaitestbot";
    assertThat(READER.read(update(before + name + after).toString()))
        .isInstanceOfSatisfying(
            Asked.class, a -> assertThat(a.question()).isEqualTo(before + after));
    assertThat(READER.read(update(before + name + "x" + after).toString()))
        .isInstanceOf(Ignored.class);
  }

  @Property
  void aCommandsArgumentIsWhatFollowsGluedOrNot(
      @ForAll("words") String words, @ForAll("blanks") String blanks) {
    for (String start : List.of("/ask", "/ask@WentaiTestBot", "／ASK", "/提问")) {
      assertThat(READER.read(update(start + blanks + words).toString()))
          .isInstanceOfSatisfying(Commanded.class, c -> assertThat(c.argument()).isEqualTo(words));
    }
  }

  @Provide
  Arbitrary<String> words() {
    Arbitrary<String> parts = Arbitraries.of("停车费", "😀", "👨‍👩‍👧", "开门", "é", "𠮷", "？");
    return Combinators.combine(Arbitraries.of("停", "泰山"), parts.list().ofMaxSize(6))
        .as((first, rest) -> first + String.join("", rest) + "。");
  }

  @Provide
  Arbitrary<String> blanks() {
    return Arbitraries.of(" ", "\u3000", "\n", "\u00A0", "\u200B")
        .list()
        .ofMaxSize(3)
        .map(all -> String.join("", all));
  }

  /** A message in a group. */
  private static ObjectNode update(String text) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("message_id", 3).put("date", 1_700_000_000).put("text", text);
    message.putObject("chat").put("id", -7).put("type", "supergroup");
    message.putObject("from").put("id", 5).put("is_bot", false);
    return JsonNodeFactory.instance.objectNode().set("message", message);
  }
}
