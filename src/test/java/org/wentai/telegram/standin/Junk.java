package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wentai.telegram.standin.Crowd.Asked;

/**
 * Malformed and random updates, with good questions between them: none is to stop the bot, and the
 * good ones are to be answered.
 *
 * <p>Options: updates=10000 questions=50 seed=1 command="./wentai serve" work=target/junk.
 */
public final class Junk {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration LAST_WAIT = Duration.ofMinutes(10);
  private static final String[] KINDS = {
    "message",
    "edited_message",
    "channel_post",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "poll",
    "no_such_kind",
  };
  private static final String[] STRINGS = {
    "",
    " ",
    "停车",
    "/ask x",
    "/start",
    "<b>",
    "\0",
    "\ud83d",
    "👨‍👩‍👧",
    "مرحبا",
    "@wentai_bot，x",
    "x".repeat(5_000),
    "private",
    "supergroup",
    "1",
    "null",
    "../../etc",
    "v:1:1",
  };

  private final Random random;

  private Junk(long seed) {
    random = new Random(seed);
  }

  /** Runs; the exit status is 0 where all held. */
  public static void main(String[] args) throws Exception {
    Options options = new Options(args);
    System.exit(new Junk(options.number("seed", 1)).run(options) ? 0 : 1);
  }

  private boolean run(Options options) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path work = BotProcess.fresh(options.work("junk"));
    Facts.write(BotProcess.knowledge(work));
    int updates = options.number("updates", 10_000);
    int questions = options.number("questions", 50);
    try (TelegramStandIn standIn = TelegramStandIn.start();
        BotProcess bot = new BotProcess(standIn, options.command(), work)) {
      Crowd crowd = new Crowd(standIn, questions);
      bot.start();
      Instant from = Instant.now();
      for (int i = 0; i < updates; i++) {
        if (random.nextInt(50) == 0) {
          standIn.script().deliverAsIs(junk());
        } else {
          standIn.script().deliver(junk());
        }
        if (i % (updates / questions) == updates / questions - 1) {
          crowd.ask();
        }
      }
      boolean answered = awaitAnswers(standIn, crowd);
      long taken = Duration.between(from, Instant.now()).toSeconds();
      boolean alive = bot.isAlive();
      out.printf(
          "%d updates of junk and %d questions: %s in %d s; the bot %s; ended by SIGTERM in %s%n",
          updates,
          crowd.asked().size(),
          answered ? "all answered" : "NOT all answered",
          taken,
          alive ? "lives" : "DIED",
          bot.stop());
      out.println("inbox " + new Ledger(BotProcess.data(work)).states("inbox"));
      Summary.print(standIn, out);
      return answered && alive && standIn.violations().isEmpty();
    }
  }

  private static boolean awaitAnswers(TelegramStandIn standIn, Crowd crowd) {
    try {
      return standIn.await(
          LAST_WAIT,
          () ->
              crowd.asked().stream().allMatch(a -> isAnswered(standIn, a))
                  ? Optional.of(true)
                  : Optional.empty());
    } catch (AssertionError e) {
      return false;
    }
  }

  private static boolean isAnswered(TelegramStandIn standIn, Asked asked) {
    return standIn.sent(asked.chat()).stream()
        .anyMatch(m -> m.replyTo().orElse(0) == asked.message());
  }

  private ObjectNode junk() {
    ObjectNode update = JSON.objectNode();
    String kind = KINDS[random.nextInt(KINDS.length)];
    if (random.nextInt(3) == 0) {
      return update.set(kind, value(4));
    }
    update.set(kind, message());
    int spoilt = 1 + random.nextInt(4);
    for (int i = 0; i < spoilt; i++) {
      spoil(update);
    }
    return update;
  }

  /** Something like a message, a press and an inline query in one. */
  private ObjectNode message() {
    ObjectNode message = JSON.objectNode().put("message_id", random.nextInt(100_000));
    message.put("date", Instant.now().getEpochSecond()).put("text", string());
    message.put("id", string()).put("data", string()).put("query", string()).put("offset", "");
    long chat = random.nextInt(300) - 150;
    message.putObject("chat").put("id", chat).put("type", chat > 0 ? "private" : "group");
    message.putObject("from").put("id", 1 + random.nextInt(150)).put("is_bot", false);
    message.withObject("/from").put("first_name", string()).put("language_code", string());
    message
        .putArray("entities")
        .addObject()
        .put("type", random.nextBoolean() ? "bot_command" : "mention")
        .put("offset", random.nextInt(9) - 2)
        .put("length", random.nextInt(20) - 2);
    return message;
  }

  /** Removes a member somewhere, or puts something else in its place. */
  private void spoil(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(node, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (!names.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(3) == 0) {
        object.remove(name);
      } else {
        object.set(name, value(3));
      }
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(random.nextGaussian() * 1e12);
      case 4 -> JSON.numberNode(new BigInteger(80, random));
      case 5 -> JSON.numberNode(random.nextInt(10) - 5);
      case 6 -> JSON.textNode(string());
      case 7 -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(random.nextBoolean() ? "chat" : string(), value(depth - 1));
        }
        yield object;
      }
    };
  }

  private String string() {
    return STRINGS[random.nextInt(STRINGS.length)];
  }
}
