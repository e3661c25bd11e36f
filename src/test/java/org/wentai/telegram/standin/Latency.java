package org.wentai.telegram.standin;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a warm bot takes from an update's delivery, to a poll that waits for it, until the last
 * byte of sendMessage came; beside what the bot itself needed to answer. One question at a time,
 * each in a private chat of its own.
 *
 * <p>Options: questions=300 command="./wentai serve" work=target/latency.
 */
public final class Latency {
  private static final int WARMING = 100;

  private Latency() {}

  /** Runs and prints the median and the 95th percentile. */
  public static void main(String[] args) throws Exception {
    Options options = new Options(args);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path work = BotProcess.fresh(options.work("latency"));
    Facts.write(BotProcess.knowledge(work));
    List<Double> millis = new ArrayList<>();
    try (TelegramStandIn standIn = TelegramStandIn.start();
        BotProcess bot = new BotProcess(standIn, options.command(), work)) {
      bot.start();
      int questions = options.number("questions", 300);
      for (int i = 0; i < WARMING + questions; i++) {
        double taken = ask(standIn, i);
        if (i >= WARMING) {
          millis.add(taken);
        }
      }
      bot.stop();
      List<Double> answering =
          new Ledger(BotProcess.data(work))
              .answerMillis().stream().skip(WARMING).map(Long::doubleValue).toList();
      out.println("delivery to sendMessage's bytes: " + told(millis));
      out.println("the bot's own time to answer:    " + told(answering));
      Summary.print(standIn, out);
    }
  }

  private static double ask(TelegramStandIn standIn, int number) throws InterruptedException {
    long user = 100_001 + number;
    standIn.places().user(user, "甲", "zh-hans");
    // The answer before this one is confirmed, and a poll waits.
    Thread.sleep(60);
    standIn.await(
        Duration.ofSeconds(10),
        () -> standIn.waiting() == 0 ? Optional.of(true) : Optional.empty());
    long from = System.nanoTime();
    standIn.script().say(user, user, Facts.question(number));
    Call sent =
        standIn.await(
            Duration.ofSeconds(30),
            () ->
                standIn.calls("sendMessage").stream()
                    .filter(c -> c.chat().orElse(0) == user)
                    .findFirst());
    return (sent.nanos() - from) / 1e6;
  }

  private static String told(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return "median %.1f ms, 95 %% within %.1f ms, %d questions"
        .formatted(
            sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.size());
  }
}
