package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who may manage what a chat subscribes to: in private everybody his own, in a group its
 * admins, as Telegram says; what it said is remembered for a while. Nobody where Telegram does not
 * say.
 */
final class GroupAdmins {
  private static final Logger LOG = LoggerFactory.getLogger(GroupAdmins.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST = 10_000;

  private final BotApi api;
  private final InstantSource clock;
  private final Map<Member, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Member, Known> eldest) {
          return size() > MOST;
        }
      };

  /** What may be done. */
  enum Verdict {
    ALLOWED,
    /** He is no admin of the group. */
    REFUSED,
    /** Channels have no subscriptions. */
    CHANNEL,
    /** Telegram did not say; it may later. */
    UNKNOWN
  }

  private record Member(long chat, long user) {}

  private record Known(boolean admin, Instant at) {}

  GroupAdmins(BotApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /** Whether whoever speaks in {@code origin} may manage its subscriptions. May call Telegram. */
  Verdict check(Incoming.Origin origin) {
    long chat = origin.lane().chat();
    return switch (origin.place()) {
      case PRIVATE -> Verdict.ALLOWED;
      case CHANNEL -> Verdict.CHANNEL;
      case GROUP -> {
        if (origin.user().isEmpty()) {
          // Who speaks as the group itself is an anonymous admin of it; a channel is not.
          yield origin.speaker() == chat ? Verdict.ALLOWED : Verdict.REFUSED;
        }
        yield member(new Member(chat, origin.user().getAsLong()));
      }
    };
  }

  private Verdict member(Member member) {
    Instant now = clock.instant();
    synchronized (known) {
      Known before = known.get(member);
      if (before != null && before.at().plus(REMEMBERED).isAfter(now)) {
        return before.admin() ? Verdict.ALLOWED : Verdict.REFUSED;
      }
    }
    var params =
        JsonNodeFactory.instance
            .objectNode()
            .put("chat_id", member.chat())
            .put("user_id", member.user());
    return switch (api.call("getChatMember", params)) {
      case Outcome.Done done -> {
        String status = done.result().path("status").asText();
        yield remember(member, status.equals("creator") || status.equals("administrator"), now);
      }
      case Outcome.Refused refused -> {
        LOG.warn("getChatMember was refused: {} {}", refused.code(), refused.description());
        yield Verdict.UNKNOWN;
      }
      case Outcome.NotSent failed -> {
        LOG.warn("getChatMember was not sent: {}", failed.why());
        yield Verdict.UNKNOWN;
      }
      case Outcome.Unknown failed -> {
        LOG.warn("getChatMember got no answer: {}", failed.why());
        yield Verdict.UNKNOWN;
      }
    };
  }

  private Verdict remember(Member member, boolean admin, Instant now) {
    synchronized (known) {
      known.remove(member);
      known.put(member, new Known(admin, now));
    }
    return admin ? Verdict.ALLOWED : Verdict.REFUSED;
  }
}
