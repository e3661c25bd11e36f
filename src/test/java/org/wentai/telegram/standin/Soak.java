package org.wentai.telegram.standin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.wentai.telegram.standin.Crowd.Asked;

/**
 * A long run: questions from many chats, calls that go wrong, and a bot that is killed with -9 and
 * started again over the same data. Every question is to be answered; what is answered twice is to
 * be among what the bot recorded as unknown; no rule of Telegram's is to be broken.
 *
 * <p>Options: questions=500 chats=100 kills=10 seconds=240 faults=0.05 seed=1 processes=1
 * postgres=false command="./wentai serve" work=target/soak. With processes=3 three bots share one
 * database, each with a data folder of its own, or one folder where that is SQLite's; kills meet
 * them by lot.
 */
public final class Soak {
  private static final Duration LAST_WAIT = Duration.ofMinutes(3);

  private final Options options;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Soak(Options options) {
    this.options = options;
  }

  /** Runs; the exit status is 0 where all held. */
  public static void main(String[] args) throws Exception {
    System.exit(new Soak(new Options(args)).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Path work = BotProcess.fresh(options.work("soak"));
    Facts.write(BotProcess.knowledge(work));
    Instant from = Instant.now();
    try (TelegramStandIn standIn = TelegramStandIn.start();
        Bots bots = new Bots(standIn, options, work)) {
      Crowd crowd = new Crowd(standIn, options.number("chats", 100));
      bots.start();
      standIn
          .faults()
          .atRandom(
              options.number("seed", 1),
              options.share("faults", 0.05),
              Fault.TOO_MANY,
              Fault.SERVER_ERROR,
              Fault.DROPPED_BEFORE,
              Fault.DROPPED_AFTER);
      int kills = askAndKill(crowd, bots);
      awaitAnswers(standIn, crowd);
      standIn.faults().none();
      Optional<Duration> stopping = bots.stop();
      out.printf(
          "%d questions from %d chats in %d s, %d bots, %d kills; SIGTERM to end: %s%n",
          crowd.asked().size(),
          options.number("chats", 100),
          Duration.between(from, Instant.now()).toSeconds(),
          options.number("processes", 1),
          kills,
          stopping.map(Duration::toString).orElse("not within a minute"));
      return report(standIn, crowd, bots.ledger());
    }
  }

  /** Asks at an even pace; kills at moments drawn by lot, each time after a different pause. */
  private int askAndKill(Crowd crowd, Bots bots) throws Exception {
    int questions = options.number("questions", 500);
    int kills = options.number("kills", 10);
    Random random = new Random(options.number("seed", 1));
    List<Integer> when = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      int from = questions * i / kills;
      when.add(from + 1 + random.nextInt(Math.max(1, questions / kills - 1)));
    }
    long pause = options.number("seconds", 240) * 1000L / questions;
    for (int i = 0; i < questions; i++) {
      crowd.ask();
      Thread.sleep(pause);
      if (when.contains(i)) {
        Thread.sleep(random.nextInt(200));
        BotProcess bot = bots.any(random);
        bot.kill();
        // It starts while the questions go on.
        Thread starting = Thread.ofPlatform().start(() -> restart(bots, bot));
        if (i == questions - 1) {
          starting.join();
        }
      }
    }
    return kills;
  }

  private void restart(Bots bots, BotProcess bot) {
    try {
      bots.start(bot);
    } catch (IOException | RuntimeException | AssertionError e) {
      out.println("the bot did not start again: " + e);
    }
  }

  private void awaitAnswers(TelegramStandIn standIn, Crowd crowd) {
    try {
      standIn.await(
          LAST_WAIT,
          () ->
              replies(standIn, crowd).values().stream().allMatch(r -> !r.isEmpty())
                  ? Optional.of(true)
                  : Optional.empty());
      // A reply whose outcome was unknown may be on its way a second time.
      Thread.sleep(Duration.ofSeconds(5));
    } catch (AssertionError e) {
      out.println("not every question was answered within " + LAST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<Asked, List<Posted>> replies(TelegramStandIn standIn, Crowd crowd) {
    Map<String, List<Posted>> sent = new TreeMap<>();
    for (Posted message : standIn.sent()) {
      String key = Ledger.key(message.chat(), message.replyTo().orElse(0));
      sent.computeIfAbsent(key, k -> new ArrayList<>()).add(message);
    }
    Map<Asked, List<Posted>> replies = new LinkedHashMap<>();
    for (Asked asked : crowd.asked()) {
      replies.put(asked, sent.getOrDefault(Ledger.key(asked.chat(), asked.message()), List.of()));
    }
    return replies;
  }

  private boolean report(TelegramStandIn standIn, Crowd crowd, Ledger ledger) throws Exception {
    Map<Asked, List<Posted>> replies = replies(standIn, crowd);
    Map<String, Integer> unknowns = ledger.unknowns();
    List<Asked> missing = new ArrayList<>();
    int right = 0;
    int strayed = 0;
    int again = 0;
    int unrecorded = 0;
    List<Long> seconds = new ArrayList<>();
    for (var each : replies.entrySet()) {
      Asked asked = each.getKey();
      List<Posted> answers = each.getValue();
      if (answers.isEmpty()) {
        missing.add(asked);
        continue;
      }
      Posted first = answers.getFirst();
      right += first.text().contains(Facts.answer(asked.number())) ? 1 : 0;
      strayed += first.thread().equals(asked.thread()) ? 0 : 1;
      seconds.add(Duration.between(asked.at(), first.at()).toSeconds());
      int extra = answers.size() - 1;
      again += extra;
      unrecorded +=
          Math.max(0, extra - unknowns.getOrDefault(Ledger.key(asked.chat(), asked.message()), 0));
    }
    seconds.sort(Long::compare);
    out.printf("answered %d, not answered %d%n", replies.size() - missing.size(), missing.size());
    missing.forEach(m -> out.println("  not answered: " + m));
    out.printf("with the right figure %d; in another topic %d%n", right, strayed);
    out.printf(
        "sent again %d, of which the bot had not recorded as unknown %d; recorded as unknown %d%n",
        again, unrecorded, unknowns.values().stream().mapToInt(Integer::intValue).sum());
    out.printf(
        "seconds to the answer: median %d, longest %d%n",
        seconds.get(seconds.size() / 2), seconds.getLast());
    out.println("inbox " + ledger.states("inbox") + ", outbox " + ledger.states("outbox"));
    Summary.print(standIn, out);
    return missing.isEmpty() && strayed == 0 && unrecorded == 0 && standIn.violations().isEmpty();
  }
}
