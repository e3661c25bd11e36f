package org.wentai.telegram;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Work;

/**
 * Tells what the buttons below replies are about, numbering threads in the store.
 *
 * @param zone the zone of the posts' times
 */
record Subjects(ZoneId zone) {
  /**
   * Below a reply of an exchange.
   *
   * @param next where further citations begin
   * @param readAt when the posts were read
   */
  Rendering.Subject of(Work work, long exchange, OptionalInt next, Reply reply, Instant readAt) {
    return subject(work, OptionalLong.of(exchange), next, reply, readAt);
  }

  /** Below a reply that belongs to no exchange. */
  Rendering.Subject of(Work work, Reply reply, Instant readAt) {
    return subject(work, OptionalLong.empty(), OptionalInt.empty(), reply, readAt);
  }

  /** Of a reply without buttons. */
  Rendering.Subject readAt(Instant readAt) {
    return new Rendering.Subject(
        OptionalLong.empty(), OptionalInt.empty(), Map.of(), Optional.of(at(readAt)));
  }

  private Rendering.Subject subject(
      Work work, OptionalLong exchange, OptionalInt next, Reply reply, Instant readAt) {
    Map<String, Long> numbers = new HashMap<>();
    threads(reply).forEach(id -> numbers.computeIfAbsent(id, work.names()::number));
    return new Rendering.Subject(exchange, next, numbers, Optional.of(at(readAt)));
  }

  private OffsetDateTime at(Instant readAt) {
    return readAt.atZone(zone).toOffsetDateTime();
  }

  private static Stream<String> threads(Reply reply) {
    return switch (reply) {
      case Reply.Answered r -> r.quotes().stream().map(Quote::thread);
      case Reply.NotAnswered r -> r.nearest().stream().map(ThreadHead::id);
      case Reply.Quotes r -> r.quotes().stream().map(Quote::thread);
      case Reply.Threads r -> r.threads().stream().map(ThreadHead::id);
      case Reply.Floors r -> Stream.of(r.thread().id());
      case Reply.Notice r -> Stream.empty();
      case Reply.Files r -> Stream.empty();
      case Reply.Goodbye r -> Stream.empty();
    };
  }
}
