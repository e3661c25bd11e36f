package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.wentai.store.Lane;
import org.wentai.store.Store;
import org.wentai.store.Subscription;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;

/**
 * One post that many chats subscribed to, against a stand-in that refuses more than 30 messages a
 * second, while others ask. Each is to be told once, at 28 messages a second at least from the
 * first to the last, nothing is to be refused, and each question is to be answered within a second.
 *
 * <p>Options: chats=10000 questions=9 (spread over the time that the messages take) postgres=false
 * processes=1 command="./wentai serve" work=target/fan-out. The subscriptions are written into the
 * database before the bot starts: ten thousand commands would take as long as the alerts do.
 */
public final class FanOut {
  private static final long ADMIN = 1001;
  private static final long FIRST = 300_001;
  private static final long FIRST_ASKER = 100_001;
  private static final int WARMING = 20;
  private static final double LEAST = 28;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TITLE = "地下车库清洗通知";

  private final Options options;
  private final int chats;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private int asked;

  private FanOut(Options options) {
    this.options = options;
    this.chats = options.number("chats", 10_000);
  }

  /** Runs; the exit status is 0 where all held. */
  public static void main(String[] args) throws Exception {
    System.exit(new FanOut(new Options(args)).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Path work = BotProcess.fresh(options.work("fan-out"));
    Facts.write(BotProcess.knowledge(work));
    try (TelegramStandIn standIn = TelegramStandIn.start();
        Bots bots = new Bots(standIn, options, work)) {
      try (Store store = bots.store()) {
        subscribe(standIn, store);
      }
      bots.start();
      for (int i = 0; i < WARMING; i++) {
        ask(standIn);
      }
      post(BotProcess.knowledge(work));
      Instant from = Instant.now();
      standIn.places().user(ADMIN, "管理员", "zh-hans");
      standIn.script().say(ADMIN, ADMIN, "/reload");
      List<Double> answers = askMeanwhile(standIn);
      awaitTold(standIn, chats);
      boolean held = report(standIn, from, answers);
      bots.stop();
      return held;
    }
  }

  /** A subscription to words for each chat, as people would write them. */
  private void subscribe(TelegramStandIn standIn, Store store) {
    List<String> words = List.of("车库", "清洗", "\"地下车库\"", "(停车 OR 车库)");
    Instant now = Instant.now();
    store.run(
        w -> {
          for (int i = 0; i < chats; i++) {
            long chat = standIn.places().user(FIRST + i, "甲" + i, "zh-hans");
            String wanted = words.get(i % words.size());
            w.subscriptions()
                .add(
                    new Subscription(
                        0,
                        Lane.of(chat),
                        chat,
                        Kind.WORDS,
                        wanted,
                        wanted,
                        "zh",
                        OptionalLong.empty(),
                        State.ACTIVE,
                        now,
                        now,
                        0));
          }
        });
  }

  private static void post(Path knowledge) throws IOException {
    String thread =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "news-1")
            .put("title", TITLE)
            .put("text", "下周三上午清洗地下车库，请各位车主提前把车开走，下午两点以后可以开回来。")
            .toString();
    Files.writeString(knowledge.resolve("news.jsonl"), thread + "\n");
  }

  /** Asks whenever a further part of the chats was told; how long each answer took, in ms. */
  private List<Double> askMeanwhile(TelegramStandIn standIn) throws InterruptedException {
    int questions = options.number("questions", 9);
    List<Double> answers = new ArrayList<>();
    for (int i = 1; i <= questions; i++) {
      awaitTold(standIn, (int) ((long) chats * i / (questions + 1)));
      answers.add(ask(standIn));
    }
    return answers;
  }

  /** Waits as long as it goes on: two minutes without a message are too many. */
  private void awaitTold(TelegramStandIn standIn, int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int before = 0;
    for (int told = told(standIn).size(); told < count; told = told(standIn).size()) {
      if (told > before) {
        before = told;
        end = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > end) {
        throw new IllegalStateException("only %d of %d were told".formatted(told, chats));
      }
      Thread.sleep(200);
    }
  }

  /** What was tried to send to the subscribers, in the order of its coming. */
  private static List<Call> told(TelegramStandIn standIn) {
    return standIn.calls("sendMessage").stream()
        .filter(call -> call.done() && call.chat().orElse(0) >= FIRST)
        .toList();
  }

  private double ask(TelegramStandIn standIn) {
    int number = asked++;
    long user = standIn.places().user(FIRST_ASKER + number, "问者", "zh-hans");
    long from = System.nanoTime();
    standIn.script().say(user, user, Facts.question(number));
    Call answer =
        standIn.await(
            PATIENCE,
            () ->
                standIn.calls("sendMessage").stream()
                    .filter(c -> c.done() && c.chat().orElse(0) == user)
                    .findFirst());
    if (!answer.params().path("text").asText().contains(Facts.answer(number))) {
      throw new IllegalStateException("not the answer: " + answer.params());
    }
    return (answer.nanos() - from) / 1e6;
  }

  private boolean report(TelegramStandIn standIn, Instant from, List<Double> answers) {
    List<Call> told = told(standIn);
    double seconds = (told.getLast().nanos() - told.getFirst().nanos()) / 1e9;
    double rate = (told.size() - 1) / seconds;
    Map<Long, Integer> times = new TreeMap<>();
    told.forEach(call -> times.merge(call.chat().orElseThrow(), 1, Integer::sum));
    long again = times.values().stream().filter(n -> n > 1).count();
    long refused = standIn.calls().stream().filter(call -> call.code() == 429).count();
    out.printf(
        "%d of %d chats told, %d of them again; the first %.1f s after /reload%n",
        times.size(),
        chats,
        again,
        Duration.between(from, told.getFirst().at()).toMillis() / 1e3);
    out.printf(
        "first to last in %.1f s: %.2f messages a second; refused (429): %d%n",
        seconds, rate, refused);
    List<Double> sorted = answers.stream().sorted().toList();
    out.printf(
        "%d questions meanwhile: answered after %.0f ms (median), %.0f ms at most%n",
        sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
    Summary.print(standIn, out);
    return times.size() == chats
        && again == 0
        && rate >= LEAST
        && refused == 0
        && sorted.getLast() <= 1000
        && standIn.violations().isEmpty()
        && told.stream().allMatch(FanOut::tells);
  }

  private static boolean tells(Call call) {
    return call.params().path("text").asText().contains(TITLE);
  }
}
