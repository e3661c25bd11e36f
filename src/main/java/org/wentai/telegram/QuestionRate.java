package org.wentai.telegram;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many questions are answered in any 60 seconds: of one asker, over all chats, and in one chat.
 * Only questions that were let through count. Safe for many threads; nothing outlives the process.
 */
final class QuestionRate {
  /** Whether a question is let through, and if not, whether to say so. */
  enum Verdict {
    OK,
    /** The asker asks too much, and is to be told, once. */
    ASKER_NOTICE,
    /** Too much is asked in the chat, which is to be told, once. */
    CHAT_NOTICE,
    /** Refused; who it concerns was told less than 60 seconds ago. */
    SILENT
  }

  private static final long WINDOW = Duration.ofMinutes(1).toMillis();

  /** So many askers, and chats, are kept at most; beyond, the one heard of longest ago goes. */
  private static final int KEPT = 50_000;

  private final Map<Long, Window> askers = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Long, Window> chats = new LinkedHashMap<>(16, 0.75f, true);
  private final int perAsker;
  private final int perChat;
  private final InstantSource clock;

  /**
   * @param perAsker questions a minute of one asker, at least 1
   * @param perChat questions a minute in one chat, at least 1
   */
  QuestionRate(int perAsker, int perChat, InstantSource clock) {
    this.perAsker = perAsker;
    this.perChat = perChat;
    this.clock = clock;
  }

  /** Whether a question of {@code speaker} in {@code chat} is let through now. */
  synchronized Verdict allow(long chat, long speaker) {
    long now = clock.millis();
    Window asker = window(askers, speaker, now);
    Window inChat = window(chats, chat, now);
    if (asker.allowed.size() >= perAsker) {
      return asker.tells(now) ? Verdict.ASKER_NOTICE : Verdict.SILENT;
    }
    if (inChat.allowed.size() >= perChat) {
      return inChat.tells(now) ? Verdict.CHAT_NOTICE : Verdict.SILENT;
    }
    asker.allowed.addLast(now);
    inChat.allowed.addLast(now);
    return Verdict.OK;
  }

  /** How many askers and chats are kept; for the test that it stays bounded. */
  synchronized int kept() {
    return askers.size() + chats.size();
  }

  private static Window window(Map<Long, Window> windows, long id, long now) {
    Window window = windows.computeIfAbsent(id, i -> new Window());
    window.enter(now);
    // Least recently touched first: what an idle minute emptied, and what is too many.
    Iterator<Window> oldest = windows.values().iterator();
    while (oldest.hasNext()) {
      Window next = oldest.next();
      if (next == window || (windows.size() <= KEPT && inWindow(next.touched, now))) {
        break;
      }
      oldest.remove();
    }
    return window;
  }

  /** A clock that was put back makes later moments count as past, or nobody could ask for long. */
  private static boolean inWindow(long moment, long now) {
    return moment <= now && now - moment < WINDOW;
  }

  /** The last 60 seconds of one asker or chat, in milliseconds since 1970. */
  private static final class Window {
    private final ArrayDeque<Long> allowed = new ArrayDeque<>();
    private long touched;
    private long told = Long.MIN_VALUE / 2;

    void enter(long now) {
      touched = now;
      allowed.removeIf(moment -> !inWindow(moment, now));
    }

    boolean tells(long now) {
      if (inWindow(told, now)) {
        return false;
      }
      told = now;
      return true;
    }
  }
}
