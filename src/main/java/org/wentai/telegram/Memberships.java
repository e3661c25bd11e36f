package org.wentai.telegram;

import java.time.Instant;
import java.util.OptionalLong;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.store.Lane;
import org.wentai.store.Work;

/** Follows where the bot can write. */
final class Memberships {
  /** In a channel the bot can only be an administrator, and a channel is not to be greeted. */
  private static final String IN_A_GROUP = "member";

  private final Parts parts;
  private final ReplyRows rows;

  Memberships(Parts parts, ReplyRows rows) {
    this.parts = parts;
    this.rows = rows;
  }

  Handled changed(Incoming.Membership membership) {
    String note = "membership: " + membership.status();
    return Handled.writing(
        note,
        work -> {
          if (membership.open()) {
            opened(work, membership);
          } else {
            Instant now = parts.clock().instant();
            work.chats().close(membership.chat(), membership.status(), now);
            // Nobody there waits for replies any more; after a return they would only be odd. What
            // alerts told of waits in the ledger, and comes as one message after a return.
            work.outbox().dropChat(membership.chat(), note, now);
          }
        });
  }

  Handled migrated(Incoming.Migrated migrated) {
    return Handled.writing(
        "migrated",
        work -> {
          work.chats().migrate(migrated.from(), migrated.to());
          work.marks().put(greeted(migrated.to()), "");
        });
  }

  private void opened(Work work, Incoming.Membership membership) {
    work.chats().reopen(membership.chat());
    Lane lane = Lane.of(membership.chat());
    boolean first = work.marks().get(greeted(lane.chat())).isEmpty();
    if (lane.isGroup() && membership.status().equals(IN_A_GROUP) && first) {
      work.marks().put(greeted(lane.chat()), "");
      greet(work, lane);
    }
  }

  private void greet(Work work, Lane lane) {
    Says says = Says.in(Languages.ofChat(work, lane.chat()).orElse(Language.ZH));
    String manner = parts.me().readsAllGroupMessages() ? "greeting.privacy.off" : "greeting";
    Reply greeting = says.notice(manner, parts.me().username());
    rows.message(work, lane, OptionalLong.empty(), Rendering.of(greeting, Rendering.Subject.NONE));
  }

  private static String greeted(long chat) {
    return "greeted/" + chat;
  }
}
