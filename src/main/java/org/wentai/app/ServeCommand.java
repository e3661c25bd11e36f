package org.wentai.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.eval.GoldenQuestions;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import org.wentai.store.StoreException;
import org.wentai.telegram.BotException;
import org.wentai.telegram.TelegramBot;
import org.wentai.terminal.ExitStatus;
import org.wentai.terminal.Wentai;
import picocli.CommandLine.Command;

/**
 * {@code wentai serve}: the Telegram bot, until a signal ends it. A stop that was asked for is no
 * failure: the exit status is 0 then, also after SIGTERM, where the JVM's own would be 143.
 */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
  /** Service managers kill what has not ended 10 s after SIGTERM. */
  private static final Duration LONGEST_STOP = Duration.ofMillis(9500);

  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private final Wentai root;
  private final AtomicBoolean stoppable = new AtomicBoolean();

  ServeCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintStream err = root.surroundings().err();
    Wentai.Started started = root.start();
    Settings settings = started.settings();
    try {
      TelegramBot bot =
          TelegramBot.of(
              settings,
              root.surroundings().environment(),
              started.language(),
              line -> err.println("wentai: " + line),
              GoldenQuestions::judgedBy);
      for (String signal : new String[] {"TERM", "INT", "HUP"}) {
        Signals.register(signal, () -> stop(bot));
      }
      bot.run(opened(started.knowledge()));
      return ExitStatus.DONE;
    } catch (BotException | StoreException e) {
      LOG.debug("The bot ends", e);
      err.println("wentai: " + e.getMessage());
      return ExitStatus.FAILED;
    }
  }

  private Supplier<KnowledgeBase> opened(Supplier<KnowledgeBase> source) {
    return () -> {
      KnowledgeBase knowledge = source.get();
      stoppable.set(true);
      return knowledge;
    };
  }

  private void stop(TelegramBot bot) {
    if (!stoppable.get()) {
      // An index being built may be broken off at any moment; nothing else is in hand yet.
      System.exit(ExitStatus.DONE);
    }
    Thread.ofPlatform().name("stop-watch").daemon().start(ServeCommand::endAtLast);
    bot.stop();
  }

  private static void endAtLast() {
    try {
      Thread.sleep(LONGEST_STOP);
      LOG.error("Something did not stop in time; what is stored is safe, and the program ends now");
      Runtime.getRuntime().halt(ExitStatus.FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
