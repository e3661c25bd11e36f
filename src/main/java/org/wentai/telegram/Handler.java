package org.wentai.telegram;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Inbox;
import org.wentai.store.StoreException;

/** Handles updates: each once, what it leads to and its end written in one transaction. */
final class Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Handler.class);

  /** How often the dispatcher tries an update, less one. */
  private static final int LAST_ATTEMPT = 2;

  private final Parts parts;
  private final Questions questions;
  private final Commands commands;
  private final Presses presses;
  private final InlineAnswers inline;
  private final GivenFiles files;
  private final Memberships memberships;
  private final Failures failures;

  Handler(Parts parts) {
    this.parts = parts;
    ReplyRows rows = new ReplyRows(parts.clock());
    DirectCalls direct = new DirectCalls(parts.api());
    questions = new Questions(parts, rows);
    commands = new Commands(parts, rows, questions);
    files = new GivenFiles(parts, rows, direct);
    presses = new Presses(parts, rows, direct, files);
    inline = new InlineAnswers(parts, direct);
    memberships = new Memberships(parts, rows);
    failures = new Failures(rows, direct);
  }

  /**
   * Handles one update that waits in the inbox. When it throws, nothing was written, and the update
   * waits still; but at the last attempt an asker is told that it failed, and the update set aside.
   *
   * @throws IllegalArgumentException when it is no update that can be understood
   */
  void handle(Inbox.Received update) {
    Incoming incoming = parts.reader().read(update.body());
    try {
      carryOut(update, decide(incoming, update));
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      carryOut(update, lastWord(incoming, update, e));
    }
  }

  private Handled decide(Incoming incoming, Inbox.Received update) {
    return switch (incoming) {
      case Incoming.Asked asked -> questions.asked(asked, update.at());
      case Incoming.Commanded commanded -> commands.commanded(commanded, update.at());
      case Incoming.Pressed pressed -> presses.pressed(pressed, update.body());
      case Incoming.AskedInline asked -> inline.asked(asked);
      case Incoming.Document document -> files.given(document);
      case Incoming.Membership membership -> memberships.changed(membership);
      case Incoming.Migrated migrated -> memberships.migrated(migrated);
      case Incoming.Ignored ignored -> Handled.nothing(ignored.why());
    };
  }

  /** What is told of a failure that is not tried again; thrown on when it will be. */
  private Handled lastWord(Incoming incoming, Inbox.Received update, RuntimeException failure) {
    Optional<Handled> told =
        attempts(update) < LAST_ATTEMPT ? Optional.empty() : failures.tell(incoming, failure);
    if (told.isEmpty()) {
      // That would say that the update cannot be understood; but this one was.
      throw failure instanceof IllegalArgumentException
          ? new IllegalStateException("handling failed", failure)
          : failure;
    }
    LOG.error("update {} failed for the last time; its sender was told", update.id(), failure);
    return told.get();
  }

  /** As counted by now: {@code update} may have been taken from the inbox before it failed. */
  private int attempts(Inbox.Received update) {
    return parts
        .store()
        .read(work -> work.inbox().waiting(update.bot(), update.id() - 1, 1))
        .stream()
        .filter(waiting -> waiting.id() == update.id())
        .findFirst()
        .orElse(update)
        .attempts();
  }

  private void carryOut(Inbox.Received update, Handled handled) {
    boolean first =
        parts
            .store()
            .write(
                work -> {
                  boolean waited =
                      work.inbox()
                          .end(
                              update.bot(),
                              update.id(),
                              handled.end(),
                              handled.note(),
                              parts.clock().instant());
                  if (waited) {
                    handled.writes().accept(work);
                  }
                  return waited;
                });
    if (first) {
      parts.sender().wake();
      handled.after().run();
    }
  }
}
