package org.wentai.telegram.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Site;

/**
 * The stand-ins for Telegram and for a forum, for trying the bot by hand. It says what to start the
 * bot with, reads what people do from its input, a line each, and prints what the bot answers:
 *
 * <pre>
 * private 1001: 停车费多少？
 * group -100200: @wentai_bot，停车费多少？     as user 1001, or 1002@-100200 for another
 * reply 1001: /why                            to the bot's last message there; 1002@-100200 in a group
 * inline 1001: 停车费
 * press 1001 帮                               a button of the last message, by a part of its label
 * admin 1002@-100200                          makes somebody an admin of the group
 * block 1001 | unblock 1001 | kick -100200 | invite -100200 | migrate -300 -100300
 * forum thread 1 张三 停车: 地下停车场每月三百元。    in board 1; the first word behind it is the author
 * forum reply 1 李四: 涨价了。                    and edit PID: TEXT, delete PID, hide PID, show PID
 * forum mood well                             or login, closed, challenge, or a status such as 503
 * forum requests                              what it was asked since the last time
 * down | up | fault TOO_MANY | privacy off | violations | quit
 * </pre>
 */
public final class TryByHand {
  private static final Pattern SAY =
      Pattern.compile("(private|group|inline|reply) (?:(\\d+)@)?(-?\\d+): ?(.*)");
  private static final Pattern PRESS = Pattern.compile("press (\\d+) (.+)");
  private static final Pattern PLACE =
      Pattern.compile("(admin|block|unblock|kick|invite|migrate) (?:(\\d+)@)?(-?\\d+)(?: (-\\d+))?");
  private static final long SOMEBODY = 1001;

  private final TelegramStandIn standIn;
  private final ForumByHand forum;
  private final PrintStream out;
  private final Map<String, String> shown = new ConcurrentHashMap<>();
  private volatile @Nullable Posted last;

  private TryByHand(TelegramStandIn standIn, ForumServer forum, PrintStream out) {
    this.standIn = standIn;
    this.forum = new ForumByHand(forum, out);
    this.out = out;
  }

  /**
   * Runs until its input ends.
   *
   * @param args the port, where one is wanted, and gbk for a forum in GBK with rewritten addresses
   */
  public static void main(String[] args) throws IOException {
    List<String> given = List.of(args);
    int port =
        given.stream().filter(a -> a.matches("\\d+")).findFirst().map(Integer::parseInt).orElse(0);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (TelegramStandIn standIn = TelegramStandIn.start(Limits.STRICT, port);
        ForumServer forum = ForumServer.start(given.contains("gbk") ? Site.gbk() : Site.utf8())) {
      TryByHand byHand = new TryByHand(standIn, forum, out);
      out.println(
          "TELEGRAM_API_URL="
              + standIn.url()
              + " TELEGRAM_BOT_TOKEN="
              + standIn.token()
              + " WENTAI_TELEGRAM_ADMINS="
              + SOMEBODY
              + " ./wentai serve --config "
              + settings(forum));
      byHand.run();
    }
  }

  /** Settings that name the forum, with a data folder of their own. */
  private static Path settings(ForumServer forum) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/by-hand").toAbsolutePath());
    String text =
        """
        knowledge:
          dir: %s
        data:
          dir: %s
        sites:
          - name: bbs
            address: %s
        """
            .formatted(Path.of("knowledge").toAbsolutePath(), folder.resolve("data"), forum.root());
    return Files.writeString(folder.resolve("wentai.yaml"), text);
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
      } catch (RuntimeException e) {
        out.println("! " + e.getMessage());
      }
      line = in.readLine();
    }
  }

  private void act(String line) {
    Matcher say = SAY.matcher(line);
    Matcher press = PRESS.matcher(line);
    Matcher place = PLACE.matcher(line);
    if (say.matches()) {
      say(say.group(1), say.group(2), Long.parseLong(say.group(3)), say.group(4));
    } else if (press.matches()) {
      Posted message = last;
      if (message == null) {
        throw new IllegalArgumentException("there is no message with buttons yet");
      }
      long user = Long.parseLong(press.group(1));
      standIn.script().press(user, message.chat(), message.id(), press.group(2));
    } else if (place.matches()) {
      place(place.group(1), place.group(2), Long.parseLong(place.group(3)), place.group(4));
    } else if (line.startsWith("forum ")) {
      forum.act(line.substring(6));
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

  private void say(String how, @Nullable String by, long chat, String text) {
    long user = by != null ? Long.parseLong(by) : chat > 0 ? chat : SOMEBODY;
    if (how.equals("inline")) {
      standIn.script().inline(user, text);
      return;
    }
    open(chat);
    Saying saying = Saying.of(user, chat, text);
    standIn
        .script()
        .say(how.equals("reply") ? saying.to(standIn.sent(chat).getLast().id()) : saying);
  }

  private void open(long chat) {
    if (chat <= -1_000_000_000_000L || String.valueOf(chat).startsWith("-100")) {
      standIn.places().supergroup(chat, "Group " + chat);
    } else if (chat < 0) {
      standIn.places().group(chat, "Group " + chat);
    }
  }

  private void place(String what, @Nullable String user, long chat, @Nullable String to) {
    Places places = standIn.places();
    open(chat);
    switch (what) {
      case "admin" -> places.admin(chat, user == null ? SOMEBODY : Long.parseLong(user));
      case "block" -> places.block(chat);
      case "unblock" -> places.unblock(chat);
      case "kick" -> places.kick(chat);
      case "invite" -> places.invite(chat);
      default -> {
        if (to == null) {
          throw new IllegalArgumentException("to which chat? migrate -300 -100300");
        }
        places.migrate(chat, Long.parseLong(to));
      }
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
