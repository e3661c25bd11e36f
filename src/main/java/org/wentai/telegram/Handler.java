package org.wentai.telegram;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Inbox;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/** Handles updates: each once, what it leads to and its end written in one transaction. */
final class Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Handler.class);

  /** The attempts before the last one. */
  private static final int LAST_ATTEMPT = Handling.TRIES - 1;

  private final Parts parts;
  private final Questions questions;
  private final SubscriptionCommands subscriptions;
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
    files = new GivenFiles(parts, rows, direct);
    SubscriptionDeeds deeds = new SubscriptionDeeds(parts);
    GroupAdmins admins = new GroupAdmins(parts.api(), parts.clock());
    ForgetCommand forgetting = new ForgetCommand(parts, rows, direct);
    DeadLetters dead = new DeadLetters(parts, rows, direct);
    var calibration = new CalibrationCommands(parts, rows, direct);
    subscriptions = new SubscriptionCommands(parts, rows, questions, deeds, admins);
    commands =
        new Commands(parts, rows, questions, subscriptions, forgetting, dead, calibration);
    var buttons = new SubscriptionPresses(parts, rows, direct, deeds, admins);
    presses =
        new Presses(parts, rows, direct, files, buttons, forgetting, dead, calibration);
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
    Handled handled;
    boolean first;
    try {
      handled = decide(incoming, update);
      first = write(update, handled);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      handled = lastWord(incoming, update, e);
      first = write(update, handled);
    }
    if (first) {
      parts.wake().run();
      finish(update, handled);
    }
  }

  private Handled decide(Incoming incoming, Inbox.Received update) {
    return switch (incoming) {
      case Incoming.Asked asked ->
          subscriptions.prompted(asked).orElseGet(() -> questions.asked(asked, update));
      case Incoming.Commanded commanded -> commands.commanded(commanded, update);
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
        update.attempts() < LAST_ATTEMPT ? Optional.empty() : failures.tell(incoming, failure);
    if (told.isEmpty()) {
      // That would say that the update cannot be understood; but this one was.
      throw failure instanceof IllegalArgumentException
          ? new IllegalStateException("handling failed", failure)
          : failure;
    }
    LOG.error("update {} failed for the last time; its sender was told", update.id(), failure);
    return told.get();
  }

  /** Writes what is to be written; whether the update had not been handled before. */
  private boolean write(Inbox.Received update, Handled handled) {
    return parts.store().write(work -> write(work, update, handled));
  }

  private boolean write(Work work, Inbox.Received update, Handled handled) {
    Instant now = parts.clock().instant();
    boolean waited =
        work.inbox().end(update.bot(), update.id(), handled.end(), handled.note(), now);
    if (waited) {
      handled.writes().accept(work);
    }
    return waited;
  }

  /** What fails now cannot be tried again: the update has ended. */
  private static void finish(Inbox.Received update, Handled handled) {
    try {
      handled.after().run();
    } catch (RuntimeException e) {
      LOG.error("update {} was handled, but what was to follow failed", update.id(), e);
    }
  }
}
