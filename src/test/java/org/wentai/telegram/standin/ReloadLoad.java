package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Answers while an admin reloads: questions come in evenly, and each one's time is counted from
 * when it was due until the last byte of sendMessage came. Prints the times before and during the
 * reload.
 *
 * <p>Options: questions=20 (a second) chats=400 updates=20000 (threads) command="./wentai serve"
 * work=target/reload.
 */
public final class ReloadLoad {
  private static final long ADMIN = 1001;
  private static final long FIRST = 200_001;
  private static final int BEFORE_SECONDS = 15;
  private static final int LONGEST_SECONDS = 540;

  private final Options options;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Map<Long, Deque<Long>> due = new HashMap<>();
  private int asked;

  private ReloadLoad(Options options) {
    this.options = options;
  }

  /** Runs; the exit status is 0 where every answer came within a second. */
  public static void main(String[] args) throws Exception {
    System.exit(new ReloadLoad(new Options(args)).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Path work = BotProcess.fresh(options.work("reload"));
    Facts.write(BotProcess.knowledge(work));
    threads(BotProcess.knowledge(work).resolve("threads.jsonl"), 0);
    try (TelegramStandIn standIn = TelegramStandIn.start();
        BotProcess bot = new BotProcess(standIn, options.command(), work)) {
      bot.start();
      standIn.places().user(ADMIN, "管理员", "zh-hans");
      askFor(standIn, BEFORE_SECONDS);
      int warm = asked;
      askFor(standIn, BEFORE_SECONDS);
      int before = asked;
      threads(BotProcess.knowledge(work).resolve("threads.jsonl"), 1);
      standIn.script().say(ADMIN, ADMIN, "/reload");
      String report = askUntilReloaded(standIn);
      int during = asked;
      askFor(standIn, 1);
      List<Double> times = times(standIn);
      out.println(report.lines().findFirst().orElse(""));
      tell("before", times.subList(warm, before));
      tell("during", times.subList(before, during));
      Summary.print(standIn, out);
      bot.stop();
      return times.subList(warm, times.size()).stream().allMatch(t -> t <= 1000);
    }
  }

  private void threads(Path file, int edition) throws IOException {
    Random random = new Random(7);
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < options.number("updates", 20_000); i++) {
        StringBuilder text = new StringBuilder();
        for (int words = 0; words < 40; words++) {
          text.append((char) (0x4E00 + random.nextInt(3000)));
        }
        String marked = i % 100 == 0 ? text + "第" + edition + "版" : text.toString();
        lines.write(
            JsonNodeFactory.instance
                .objectNode()
                .put("id", "t-" + i)
                .put("title", marked.substring(0, 12))
                .put("text", marked + "。")
                .toString());
        lines.newLine();
      }
    }
  }

  private void askFor(TelegramStandIn standIn, int seconds) throws InterruptedException {
    int until = asked + seconds * options.number("questions", 20);
    long from = System.nanoTime();
    for (int first = asked; asked < until; ) {
      ask(standIn, from, asked - first);
    }
  }

  private String askUntilReloaded(TelegramStandIn standIn) throws InterruptedException {
    int first = asked;
    long from = System.nanoTime();
    while (asked - first < LONGEST_SECONDS * options.number("questions", 20)) {
      ask(standIn, from, asked - first);
      Optional<String> report =
          standIn.sent(ADMIN).stream().map(Posted::text).filter(t -> t.contains("用时")).findFirst();
      if (report.isPresent()) {
        return report.get();
      }
    }
    throw new IllegalStateException("the reload has not ended in " + LONGEST_SECONDS + " s");
  }

  /** Asks the next question when it is due: {@code number} steps after {@code from}. */
  private void ask(TelegramStandIn standIn, long from, int number) throws InterruptedException {
    long at = from + 1_000_000_000L * number / options.number("questions", 20);
    long left = at - System.nanoTime();
    if (left > 0) {
      Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
    }
    long user = FIRST + asked % options.number("chats", 400);
    standIn.places().user(user, "甲", "zh-hans");
    due.computeIfAbsent(user, u -> new ArrayDeque<>()).add(at);
    standIn.script().say(user, user, Facts.question(asked));
    asked++;
  }

  /** Milliseconds from due to sent, in the order asked. */
  private List<Double> times(TelegramStandIn standIn) throws InterruptedException {
    standIn.await(
        Duration.ofSeconds(60),
        () -> sends(standIn).size() >= asked ? Optional.of(true) : Optional.empty());
    Map<Long, Deque<Call>> sent = new HashMap<>();
    sends(standIn)
        .forEach(c -> sent.computeIfAbsent(c.chat().orElseThrow(), x -> new ArrayDeque<>()).add(c));
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      long user = FIRST + i % options.number("chats", 400);
      long came = next(sent, user).nanos();
      times.add((came - next(due, user)) / 1e6);
    }
    return times;
  }

  private static <T> T next(Map<Long, Deque<T>> byUser, long user) {
    return Objects.requireNonNull(byUser.get(user)).removeFirst();
  }

  private static List<Call> sends(TelegramStandIn standIn) {
    return standIn.calls("sendMessage").stream().filter(c -> c.chat().orElse(0) >= FIRST).toList();
  }

  private void tell(String when, List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    long late = sorted.stream().filter(t -> t > 1000).count();
    out.printf(
        "%s: median %.0f ms, 99 %% within %.0f ms, longest %.0f ms, %d of %d over a second%n",
        when,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast(),
        late,
        sorted.size());
  }
}
