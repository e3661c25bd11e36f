package org.wentai.telegram.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in for trying the bot by hand. It says what to start the bot with, reads what people do
 * from its input, a line each, and prints what the bot answers:
 *
 * <pre>
 * private 1001: 停车费多少？
 * group -100200: @wentai_bot，停车费多少？     as user 1001, or 1002@-100200 for another
 * inline 1001: 停车费
 * press 1001 帮                               a button of the last message, by a part of its label
 * down | up | fault TOO_MANY | privacy off | violations | quit
 * </pre>
 */
public final class TryByHand {
  private static final Pattern SAY =
      Pattern.compile("(private|group|inline) (?:(\\d+)@)?(-?\\d+): ?(.*)");
  private static final Pattern PRESS = Pattern.compile("press (\\d+) (.+)");
  private static final long SOMEBODY = 1001;

  private final TelegramStandIn standIn;
  private final PrintStream out;
  private final Map<String, String> shown = new ConcurrentHashMap<>();
  private volatile @Nullable Posted last;

  private TryByHand(TelegramStandIn standIn, PrintStream out) {
    this.standIn = standIn;
    this.out = out;
  }

  /**
   * Runs until its input ends.
   *
   * @param args the port, where one is wanted
   */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (TelegramStandIn standIn = TelegramStandIn.start(Limits.STRICT, port)) {
      out.println(
          "TELEGRAM_API_URL="
              + standIn.url()
              + " TELEGRAM_BOT_TOKEN="
              + standIn.token()
              + " WENTAI_TELEGRAM_ADMINS="
              + SOMEBODY
              + " ./wentai serve");
      new TryByHand(standIn, out).run();
    }
  }

  private void run() throws IOException {
    Thread.ofVirtual().start(this::show);
    Thread.ofVirtual().start(this::showAnswers);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    while (line != null && !line.equals("quit")) {
      try {
        act(line.strip());
      } catch (IllegalArgumentException | ApiException e) {
        out.println("! " + e.getMessage());
      }
      line = in.readLine();
    }
  }

  private void act(String line) {
    Matcher say = SAY.matcher(line);
    Matcher press = PRESS.matcher(line);
    if (say.matches()) {
      say(say.group(1), say.group(2), Long.parseLong(say.group(3)), say.group(4));
    } else if (press.matches()) {
      Posted message = last;
      if (message == null) {
        throw new IllegalArgumentException("there is no message with buttons yet");
      }
      long user = Long.parseLong(press.group(1));
      standIn.script().press(user, message.chat(), message.id(), press.group(2));
    } else if (line.startsWith("fault ")) {
      standIn.faults().next("sendMessage", Fault.valueOf(line.substring(6)));
    } else {
      switch (line) {
        case "" -> {}
        case "down" -> standIn.down();
        case "up" -> standIn.up();
        case "privacy off" -> standIn.privacyMode(false);
        case "privacy on" -> standIn.privacyMode(true);
        case "violations" -> standIn.violations().forEach(out::println);
        default -> throw new IllegalArgumentException("not understood: " + line);
      }
    }
  }

  private void say(String where, @Nullable String by, long id, String text) {
    long user = by != null ? Long.parseLong(by) : id > 0 ? id : SOMEBODY;
    switch (where) {
      case "inline" -> standIn.script().inline(user, text);
      case "group" -> {
        standIn.places().supergroup(id, "Group " + id);
        standIn.script().say(user, id, text);
      }
      default -> standIn.script().say(user, user, text);
    }
  }

  /** Prints what is new or changed, as it comes. */
  private void show() {
    while (true) {
      Posted message =
          standIn.await(
              Duration.ofDays(1), () -> standIn.sent().stream().filter(this::isNew).findFirst());
      last = message;
      shown.put(key(message), rendered(message));
      out.println("── " + key(message) + (message.earlier().isEmpty() ? "" : " (edited)"));
      out.println(rendered(message));
    }
  }

  private void showAnswers() {
    for (int next = 0; ; next++) {
      int number = next;
      out.println(
          "── "
              + standIn.await(
                  Duration.ofDays(1), () -> standIn.answers().stream().skip(number).findFirst()));
    }
  }

  private boolean isNew(Posted message) {
    return !rendered(message).equals(shown.get(key(message)));
  }

  private static String key(Posted message) {
    return message.chat() + "/" + message.id();
  }

  private static String rendered(Posted message) {
    StringBuilder text = new StringBuilder(message.text());
    message.file().ifPresent(f -> text.append("\n[").append(f).append(']'));
    for (List<Button> row : message.buttons()) {
      text.append('\n');
      row.forEach(b -> text.append("  [ ").append(b.text()).append(" ]"));
    }
    return text.toString();
  }
}
