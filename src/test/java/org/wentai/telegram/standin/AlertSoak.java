package org.wentai.telegram.standin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.wentai.source.standin.Site;
import org.wentai.telegram.standin.TrialForum.Made;

/**
 * From posts in a forum to messages in chats, while all goes wrong: several people post, edit,
 * delete, hide and move; many chats subscribe to all kinds of things; Telegram's calls fail; the
 * bot is killed with -9 again and again. Every post that matches is to reach every subscriber, once
 * but where the bot recorded an unknown outcome; nothing that guests may not read is to be told;
 * the forum is to be asked at most once in two seconds.
 *
 * <p>Options: forum=standin (or standin-gbk), or forum=ADDRESS script="COMMAND"; posts=300
 * seconds=900 kills=20 chats=24 faults=0.05 seed=1 patience=900 (seconds for the last alerts)
 * processes=1 postgres=false command="./wentai serve" work=target/alert-soak. Several bots share one
 * database as in {@link Soak}, and kills meet them by lot. What else the bot is to be told (how often it
 * looks, that the address may be a private one) goes by its environment, which it inherits. A site
 * that the bot does not know from its settings is added with {@code /site add}.
 *
 * <p>The forum is the project's own stand-in, or a real one, run for trying. {@code script} starts
 * a program that acts on it: a command a line on its input, a JSON array of strings; for each a
 * JSON object on its output, with {@code ok} true or an {@code error}:
 *
 * <pre>
 * ["boards"]                        {"boards":[{"fid":2,"name":"..","guests":true}]}
 * ["members"]                       {"people":[{"who":"u1","name":".."}]}
 * ["post","u1","FID","TITLE","TEXT"]   {"tid":1,"pid":1}
 * ["reply","u1","TID","TEXT"]       {"tid":1,"pid":2}
 * ["edit","u1","PID","TEXT"]
 * ["delete","PID"]  ["hide","PID"]  ["move","TID","FID"]
 * ["requests","SINCE_MS"]           {"requests":[[EPOCH_MS, ..]]} of others than the program itself
 * </pre>
 */
public final class AlertSoak {
  private static final Duration BACKFILL = Duration.ofMinutes(10);

  private final Options options;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private AlertSoak(Options options) {
    this.options = options;
  }

  /** Runs; the exit status is 0 where all held. */
  public static void main(String[] args) throws Exception {
    System.exit(new AlertSoak(new Options(args)).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Path work = BotProcess.fresh(options.work("alert-soak"));
    Facts.write(BotProcess.knowledge(work));
    try (TrialForum forum = forum();
        TelegramStandIn standIn = TelegramStandIn.start();
        Bots bots = new Bots(standIn, options, command(work, forum.address()), work)) {
      return new Run(forum, standIn, bots).held();
    }
  }

  /** How the bot is started, with settings that name the forum as its one site. */
  private List<String> command(Path work, String address) throws IOException {
    Path settings = work.resolve("wentai.yaml");
    Files.writeString(
        settings,
        """
        sites:
          - name: trial
            address: %s
            every: 1m
        """
            .formatted(address));
    List<String> command = new ArrayList<>(options.command());
    command.addAll(List.of("--config", settings.toString()));
    return command;
  }

  private final class Run {
    private final TrialForum forum;
    private final TelegramStandIn standIn;
    private final Bots bots;
    private final AlertLedger ledger;

    Run(TrialForum forum, TelegramStandIn standIn, Bots bots) {
      this.forum = forum;
      this.standIn = standIn;
      this.bots = bots;
      this.ledger = bots.alertLedger();
    }

    boolean held() throws Exception {
      TrialForum.Board board =
          forum.boards().stream().filter(TrialForum.Board::guests).findFirst().orElseThrow();
      Made kept = forum.post(forum.members().getFirst(), board.fid(), "邻里话题一览", "都在这里说吧。");
      Instant began = Instant.now();
      bots.start();
      awaitBackfill(kept.pid());
      AlertCrowd crowd =
          new AlertCrowd(
              standIn, options.number("chats", 24), forum.boards(), forum.members(), kept.tid());
      List<String> unanswered = crowd.subscribe(ledger::subscriptions);
      unanswered.forEach(u -> out.println("not subscribed: " + u));
      Optional<Long> asker = crowd.leaveQuestion();
      out.println("standing question: " + (asker.isPresent() ? "left" : "could not be left"));
      AlertCheck check = new AlertCheck(standIn, crowd.subscribers(), kept.pid(), Instant.now());
      List<Said> said = watched(check, kept, board);
      boolean held = check.report(said, forum.requests(began), ledger, out);
      boolean answered = asker.isPresent() && answered(standIn, asker.get());
      out.println("standing question answered: " + answered);
      Summary.print(standIn, out);
      return held && unanswered.isEmpty() && answered && standIn.violations().isEmpty();
    }

    /** The posting with all that goes wrong, and the wait for what it leads to. */
    private List<Said> watched(AlertCheck check, Made kept, TrialForum.Board board)
        throws Exception {
      Instant from = Instant.now();
      faults(standIn);
      ForumTraffic traffic = new ForumTraffic(forum, options.number("seed", 1), kept, board.fid());
      int kills = postAndKill(traffic, bots);
      out.printf(
          "%d posts in %d s, %d kills%n",
          traffic.said().size(), Duration.between(from, Instant.now()).toSeconds(), kills);
      awaitAlerts(check, traffic, ledger);
      standIn.faults().none();
      bots.stop();
      return traffic.said();
    }

    /** Until all that was there before is known, so that what comes later is new. */
    private void awaitBackfill(long pid) throws Exception {
      Instant last = Instant.now().plus(BACKFILL);
      while (!ledger.siteState().orElse("").startsWith("watching")
          || !ledger.knows(pid)
          || ledger.boardsUnread() > 0) {
        if (Instant.now().isAfter(last)) {
          throw new IllegalStateException(
              "after %s the site is '%s', with %d posts"
                  .formatted(BACKFILL, ledger.siteState().orElse("not known"), ledger.posts()));
        }
        Thread.sleep(Duration.ofSeconds(1));
      }
      out.println("watching, with " + ledger.posts() + " posts that were there");
    }
  }

  private TrialForum forum() throws IOException {
    String address = options.text("forum");
    return switch (address) {
      case "standin" -> new StandInForum(Site.utf8());
      case "standin-gbk" -> new StandInForum(Site.gbk());
      default -> new ScriptForum(address, options.text("script"));
    };
  }

  private void faults(TelegramStandIn standIn) {
    standIn
        .faults()
        .atRandom(
            options.number("seed", 1),
            options.share("faults", 0.05),
            Fault.TOO_MANY,
            Fault.SERVER_ERROR,
            Fault.DROPPED_BEFORE,
            Fault.DROPPED_AFTER);
  }

  /** Posts at an even pace; kills at moments drawn by lot. */
  private int postAndKill(ForumTraffic traffic, Bots bots) throws Exception {
    int posts = options.number("posts", 300);
    int kills = options.number("kills", 20);
    Random random = new Random(options.number("seed", 1));
    Set<Integer> when = new TreeSet<>();
    for (int i = 0; i < kills; i++) {
      when.add(posts * i / kills + 1 + random.nextInt(Math.max(1, posts / kills - 1)));
    }
    long pause = options.number("seconds", 900) * 1000L / posts;
    Thread starting = Thread.ofPlatform().start(() -> {});
    int killed = 0;
    for (int i = 0; i < posts; i++) {
      long before = System.nanoTime();
      traffic.next();
      if (i == posts / 2) {
        traffic.announce("邻里通知", AlertCrowd.ANSWER);
      }
      Thread.sleep(Math.max(0, pause - (System.nanoTime() - before) / 1_000_000));
      if (when.contains(i)) {
        starting.join();
        Thread.sleep(random.nextInt(500));
        BotProcess bot = bots.any(random);
        bot.kill();
        killed++;
        // It starts while the posting goes on.
        starting = Thread.ofPlatform().start(() -> restart(bots, bot));
      }
    }
    starting.join();
    return killed;
  }

  private void restart(Bots bots, BotProcess bot) {
    try {
      bots.start(bot);
    } catch (IOException | RuntimeException | AssertionError e) {
      out.println("the bot did not start again: " + e);
    }
  }

  private void awaitAlerts(AlertCheck check, ForumTraffic traffic, AlertLedger ledger)
      throws Exception {
    Instant last = Instant.now().plusSeconds(options.number("patience", 900));
    int missing = Integer.MAX_VALUE;
    while (missing > 0 && Instant.now().isBefore(last)) {
      List<AlertCheck.Missing> links = check.missing(traffic.said());
      missing = links.size() - check.counted(links, ledger).size();
      out.println(missing + " still to be told");
      Thread.sleep(Duration.ofSeconds(10));
    }
    // What was told with an unknown outcome may be on its way a second time.
    Thread.sleep(Duration.ofSeconds(20));
  }

  private static boolean answered(TelegramStandIn standIn, long asker) {
    return standIn.sent(asker).stream().filter(m -> m.text().contains("十一点")).count() == 1;
  }
}
