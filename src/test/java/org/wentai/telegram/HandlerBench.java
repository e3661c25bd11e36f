package org.wentai.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.wentai.alert.Arrivals;
import org.wentai.alert.Ledger;
import org.wentai.alert.Subscribing;
import org.wentai.answer.Answerer;
import org.wentai.chat.Contributions;
import org.wentai.chat.Figures;
import org.wentai.chat.GoldenSet;
import org.wentai.chat.KeptThreshold;
import org.wentai.chat.Reloads;
import org.wentai.crawl.Crawls;
import org.wentai.index.IndexSettings;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import org.wentai.settings.SettingsReader;
import org.wentai.store.Audit;
import org.wentai.store.Delivery;
import org.wentai.store.Exchange;
import org.wentai.store.Exchanges;
import org.wentai.store.Inbox;
import org.wentai.store.Lane;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Outgoing;
import org.wentai.store.Store;
import org.wentai.store.Subscription;

/**
 * A handler on a real store, a real index and a server on loopback; updates go in, rows come out.
 */
final class HandlerBench implements AutoCloseable {
  static final long GROUP = -1001234L;
  static final long ADMIN = 1001;
  static final long ALICE = 11;
  static final long BOB = 12;
  static final int MOST_SUBSCRIPTIONS = 30;
  static final String POSTS =
      """
      {"id":"901","title":"老街停车场开放通知","url":"https://bbs.example/thread-901-1-1.html","views":77,"posts":[{"pid":9001,"author":"街道办","postedAt":"2026-03-01 09:00","text":"老街停车场将于3月12日开放。\\n老街停车场白天每小时收费2元，夜间免费。"},{"pid":9002,"author":"小周","postedAt":"2026-03-02 10:00","text":"老街停车场的开放时间是早上6点到晚上11点。"},{"pid":9003,"postedAt":"2026-03-03 10:00","text":"老街停车场开放之后，停车方便多了。"},{"pid":9004,"postedAt":"2026-03-04 10:00","text":"老街停车场开放第一天，停了200辆车。"},{"pid":9005,"postedAt":"2026-03-05 10:00","text":"希望老街停车场能一直开放到12点。"},{"text":"第6个顶"},{"text":"第7个顶"},{"text":"第8个顶"},{"text":"第9个顶"},{"text":"第10个顶"},{"text":"第11个顶"},{"text":"第12个顶"},{"text":"第13个顶"}]}
      {"id":"902","title":"图书馆搬迁","posts":[{"text":"市图书馆新馆位于人民路18号，藏书20万册。"},{"text":"新馆周一闭馆。"}]}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Reader.Me ME = new Reader.Me(123456, "wentai_bot", false, true);

  final Store store;
  final KnowledgeBase knowledge;
  final WireServer server;
  final List<Lane> typed = new CopyOnWriteArrayList<>();
  final List<Lane> typedEnough = new CopyOnWriteArrayList<>();
  private final boolean owned;
  private final Settings settings;
  private final BotApi api;
  private final Reloads reloads;
  private Handler handler;
  private Instant now = Instant.parse("2026-11-24T08:00:00Z");
  private Function<WireServer.Arrived, WireServer.Told> answers =
      request -> WireServer.Told.done("true");
  private long updates;
  private long sent = 5000;

  /** On posts that others use too, which it neither changes nor closes. */
  HandlerBench(Path home, KnowledgeBase shared) {
    this(home, shared, false);
  }

  /** On posts of its own. */
  static HandlerBench withOwnPosts(Path home) {
    return new HandlerBench(home, indexed(home.resolve("own")), true);
  }

  /** Where no question can be answered, because no index was built. */
  static HandlerBench withoutIndex(Path home) {
    return new HandlerBench(home, open(home.resolve("own")), true);
  }

  private HandlerBench(Path home, KnowledgeBase knowledge, boolean owned) {
    this.knowledge = knowledge;
    this.owned = owned;
    settings =
        new SettingsReader(
                home,
                Map.of(
                    "WENTAI_TELEGRAM_ADMINS", "1001",
                    "WENTAI_TELEGRAM_ASKER_RATE", "10",
                    "WENTAI_SITE_NAME", "老街论坛"))
            .read(Optional.empty());
    server = new WireServer(request -> answers.apply(request));
    store = Store.open(home.resolve("wentai.db"));
    api = new BotApi(server.uri(""), Bench.token());
    reloads = new Reloads(knowledge, bytes -> new GoldenSet(List.of(), List.of()));
    handler = handler();
  }

  /** {@link #POSTS}, indexed in {@code home}. */
  static KnowledgeBase indexed(Path home) {
    KnowledgeBase knowledge = open(home);
    knowledge.build((step, done, total) -> {});
    return knowledge;
  }

  private static KnowledgeBase open(Path home) {
    write(home.resolve("knowledge").resolve("threads.jsonl"), POSTS);
    var words = new IndexSettings(IndexSettings.Vectors.OFF, 0, 2);
    return KnowledgeBase.open(
        home.resolve("knowledge"), home.resolve("data"), ZoneOffset.ofHours(8), words);
  }

  private Handler handler() {
    Ledger ledger = new Ledger(settings.alert(), settings.zone());
    var threshold =
        new KeptThreshold(store, settings.answer().threshold(), Answerer.model(), () -> now);
    return new Handler(
        new Parts(
            store,
            new Reader(ME),
            ME,
            knowledge,
            new Answerer(threshold, settings.answer().passages()),
            threshold,
            settings,
            api,
            () -> {},
            this::type,
            reloads,
            new Figures(store, settings.zone()),
            new Contributions(knowledge, bytes -> new GoldenSet(List.of(), List.of())),
            new Subscribing(MOST_SUBSCRIPTIONS),
            ledger,
            new Crawls(
                store,
                new LeaseKeeper(store, () -> now),
                settings,
                new Arrivals(ledger),
                () -> now,
                () -> {}),
            () -> now));
  }

  private Typing.Shown type(Lane lane) {
    typed.add(lane);
    return () -> typedEnough.add(lane);
  }

  /** A new handler, as after a restart: all that is remembered is in the store. */
  void restart() {
    handler = handler();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void answering(Function<WireServer.Arrived, WireServer.Told> given) {
    answers = given;
  }

  /** The posts change, and are indexed anew. */
  void rewrite(String posts) {
    write(knowledge.folder().resolve("threads.jsonl"), posts);
    knowledge.build((step, done, total) -> {});
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores an update and has it handled; what is said then. */
  List<Said> handle(ObjectNode update) {
    return handle(received(update, 0));
  }

  List<Said> handle(Inbox.Received update) {
    handler.handle(update);
    return said();
  }

  Inbox.Received received(ObjectNode update, int attempts) {
    long id = ++updates;
    update.put("update_id", id);
    var received = new Inbox.Received(Bench.BOT, id, now, update.toString(), attempts);
    store.run(work -> work.inbox().add(List.of(received)));
    return received;
  }

  /** A message as it left, with the id that Telegram gave it. */
  record Said(Outgoing what, JsonNode body, OptionalLong target, long message) {
    String text() {
      return TelegramHtml.parse(body.path("text").asText()).text();
    }

    long repliesTo() {
      return body.at("/reply_parameters/message_id").asLong();
    }

    /** The data of the button whose text contains {@code words}. */
    String button(String words) {
      for (JsonNode row : body.at("/reply_markup/inline_keyboard")) {
        for (JsonNode button : row) {
          if (button.path("text").asText().contains(words)) {
            return button.path("callback_data").asText();
          }
        }
      }
      throw new AssertionError("no button " + words + " in " + body);
    }
  }

  /** Sends all that waits. */
  List<Said> said() {
    List<Said> all = new ArrayList<>();
    for (List<Delivery> some = claim(); !some.isEmpty(); some = claim()) {
      some.forEach(one -> all.add(send(one)));
    }
    return all;
  }

  private List<Delivery> claim() {
    return store.write(work -> work.outbox().claim(now, 50));
  }

  private Said send(Delivery row) {
    long message = row.target().orElseGet(() -> ++sent);
    store.run(work -> work.outbox().sent(row.id(), OptionalLong.of(message), now));
    return new Said(row.what(), json(row.what().body()), row.target(), message);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  Optional<Exchange> exchange(long chat, long message) {
    return store.read(work -> work.exchanges().ofMessage(chat, message));
  }

  long waiting() {
    return store.read(work -> work.inbox().depth());
  }

  long poisoned() {
    return store.read(work -> work.inbox().poisoned());
  }

  OptionalLong messageOf(long row) {
    return store.read(work -> work.outbox().messageOf(row));
  }

  Exchanges.Votes votes(long exchange) {
    return store.read(work -> work.exchanges().votes(exchange));
  }

  List<Subscription> subscriptions() {
    return store.read(
        work -> work.subscriptions().changedSince(Subscription.Kind.QUESTION, 0, 100));
  }

  List<Audit.Deed> deeds() {
    return store.read(work -> work.audit().last(20));
  }

  boolean isClosed(long chat) {
    return store.read(work -> work.chats().isClosed(chat));
  }

  Optional<String> language(long chat) {
    return store.read(work -> work.chats().language(chat));
  }

  /** What was called directly. */
  List<JsonNode> calls(String method) {
    return server.arrived.stream()
        .filter(call -> call.method().equalsIgnoreCase(method))
        .map(WireServer.Arrived::json)
        .toList();
  }

  /** Waits until {@code method} was called {@code times} times; the last call. */
  JsonNode call(String method, int times) throws Exception {
    Bench.until(() -> calls(method).size() >= times);
    return calls(method).getLast();
  }

  /** A private message. */
  ObjectNode text(long user, long message, String text) {
    ObjectNode update = JSON.createObjectNode();
    message(update.putObject("message"), user, "private", user, message).put("text", text);
    return update;
  }

  /** A message in the group. */
  ObjectNode inGroup(long user, long message, String text) {
    ObjectNode update = JSON.createObjectNode();
    message(update.putObject("message"), GROUP, "supergroup", user, message).put("text", text);
    return update;
  }

  /** {@code update} in topic {@code topic} of the group. */
  static ObjectNode inTopic(ObjectNode update, int topic) {
    ((ObjectNode) update.get("message"))
        .put("message_thread_id", topic)
        .put("is_topic_message", true);
    return update;
  }

  /** {@code update} as a reply to what the bot said. */
  ObjectNode replying(ObjectNode update, Said to) {
    ObjectNode message = (ObjectNode) update.get("message");
    ObjectNode replied = message.putObject("reply_to_message");
    replied.setAll((ObjectNode) message.deepCopy().without("reply_to_message"));
    replied.put("message_id", to.message()).put("text", to.text());
    replied.putObject("from").put("id", ME.id()).put("is_bot", true).put("first_name", "B");
    return update;
  }

  /** Telegram says that {@code admins} are admins of the group, and everybody else is not. */
  void groupAdmins(Long... admins) {
    answering(
        request -> {
          if (!request.method().equalsIgnoreCase("getChatMember")) {
            return WireServer.Told.done("true");
          }
          long user = request.json().path("user_id").asLong();
          String status = List.of(admins).contains(user) ? "administrator" : "member";
          return WireServer.Told.done(member(status, user));
        });
  }

  private static String member(String status, long user) {
    ObjectNode member = JSON.createObjectNode().put("status", status);
    from(member, user);
    member.set("user", member.remove("from"));
    if (status.equals("administrator")) {
      for (String right :
          List.of(
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
              "can_delete_stories")) {
        member.put(right, false);
      }
    }
    return member.toString();
  }

  private ObjectNode message(ObjectNode node, long chat, String type, long user, long message) {
    node.put("message_id", message).put("date", now.getEpochSecond());
    node.putObject("chat").put("id", chat).put("type", type).put("title", "聊天");
    from(node, user);
    return node;
  }

  private static void from(ObjectNode node, long user) {
    node.putObject("from")
        .put("id", user)
        .put("is_bot", false)
        .put("first_name", "甲")
        .put("language_code", "zh-hans");
  }

  /** {@code sent} with other words, as an edit of it. */
  ObjectNode edited(ObjectNode sent, String text) {
    ObjectNode update = JSON.createObjectNode();
    ObjectNode message = sent.get("message").deepCopy();
    message.put("text", text).put("edit_date", now.getEpochSecond());
    update.set("edited_message", message);
    return update;
  }

  /** A document that somebody sends in private. */
  ObjectNode document(long user, long message, String name, long bytes) {
    ObjectNode update = JSON.createObjectNode();
    message(update.putObject("message"), user, "private", user, message)
        .putObject("document")
        .put("file_id", "F1")
        .put("file_unique_id", "U1")
        .put("file_name", name)
        .put("file_size", bytes);
    return update;
  }

  /** A press of a button below {@code on}. */
  ObjectNode press(long user, Said on, String data) {
    ObjectNode update = JSON.createObjectNode();
    ObjectNode query = update.putObject("callback_query").put("id", "c" + updates);
    from(query, user);
    query.put("chat_instance", "1").put("data", data);
    long chat = on.what().lane().chat();
    String type = chat < 0 ? "supergroup" : "private";
    ObjectNode message = message(query.putObject("message"), chat, type, 123456, on.message());
    message.put("text", "…");
    if (on.body().has("reply_markup")) {
      message.set("reply_markup", on.body().get("reply_markup"));
    }
    return update;
  }

  static ObjectNode parsed(String json) {
    return (ObjectNode) json(json.replace('\'', '"'));
  }

  @Override
  public void close() {
    reloads.close();
    api.close();
    server.close();
    store.close();
    if (owned) {
      knowledge.close();
    }
  }
}
