package org.wentai.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.slf4j.LoggerFactory;
import org.wentai.chat.Command;
import org.wentai.chat.Conversation;
import org.wentai.chat.Reply;
import org.wentai.terminal.Surroundings.Stream;

/** The chat's screen: reads lines, shows replies. */
final class ChatScreen {
  private static final int WIDEST = 100;

  private final Session session;
  private final Conversation conversation;

  ChatScreen(Session session, Conversation conversation) {
    this.session = session;
    this.conversation = conversation;
  }

  /** With line editing, history and completion. Ctrl-C drops the line, Ctrl-D leaves. */
  void onTerminal() {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).encoding(StandardCharsets.UTF_8).build()) {
      LineReader reader = reader(terminal);
      Ink ink = session.ink(Stream.OUT);
      terminal.writer().println(session.messages().say("chat.welcome"));
      boolean on = true;
      while (on) {
        on = turn(reader, terminal, ink);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean turn(LineReader reader, Terminal terminal, Ink ink) {
    String line;
    try {
      line = reader.readLine(ink.number(session.messages().say("chat.prompt")));
    } catch (UserInterruptException e) {
      return true;
    } catch (EndOfFileException e) {
      return false;
    }
    if (line.isBlank()) {
      return true;
    }
    int width = terminal.getWidth();
    OptionalInt columns =
        width > 0 ? OptionalInt.of(Math.min(width - 1, WIDEST)) : OptionalInt.empty();
    Reply reply = reply(line);
    terminal.writer().print(new Page(ink, columns).of(reply));
    terminal.writer().println();
    terminal.flush();
    return !(reply instanceof Reply.Goodbye);
  }

  private LineReader reader(Terminal terminal) {
    return LineReaderBuilder.builder()
        .appName("wentai")
        .terminal(terminal)
        .completer(new StringsCompleter(Command.typed()))
        .variable(LineReader.HISTORY_FILE, session.settings().data().resolve("chat-history"))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
        .build();
  }

  /** Without a terminal: a line in, a reply out, until the input ends. */
  void onStreams() {
    Surroundings surroundings = session.surroundings();
    Page page = new Page(session.ink(Stream.OUT), OptionalInt.empty());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        Reply reply = reply(line);
        surroundings.out().print(page.of(reply));
        surroundings.out().println();
        surroundings.out().flush();
        if (reply instanceof Reply.Goodbye) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A question that fails costs only itself; the chat goes on. */
  private Reply reply(String line) {
    try {
      return conversation.say(line);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(ChatScreen.class).error("a question failed", e);
      return new Reply.Notice(
          conversation.language(), session.messages().say("chat.failed", Errors.message(e)));
    }
  }
}
