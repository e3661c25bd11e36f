package org.wentai.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.chat.StoredAnswer;
import org.wentai.store.Exchange;
import org.wentai.store.Work;

/**
 * What somebody was shown last in a lane.
 *
 * @param threads the ids that the numbers in it mean
 * @param current the thread that the last answer came from, or that was opened since
 */
record LastList(List<String> threads, Optional<String> current) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration AGE = Duration.ofDays(1);

  /** The later one of the asker's last answer and last list, of the last day. */
  static LastList of(Work work, Incoming.Origin origin, Instant now) {
    Optional<Exchange> answer =
        work.exchanges().last(origin.lane(), origin.speaker(), now.minus(AGE));
    Optional<JsonNode> list =
        work.marks()
            .get(name(origin))
            .map(LastList::parse)
            .filter(l -> at(l).isAfter(now.minus(AGE)));
    boolean listIsLater =
        list.isPresent() && answer.filter(a -> a.askedAt().isAfter(at(list.get()))).isEmpty();
    List<String> threads =
        listIsLater
            ? list.map(LastList::threads).orElseThrow()
            : answer.map(a -> StoredAnswer.read(a.evidence()).threads()).orElse(List.of());
    Optional<String> opened = list.filter(l -> listIsLater).flatMap(LastList::opened);
    return new LastList(threads, opened.or(() -> answer.flatMap(Exchange::thread)));
  }

  /** Remembers that {@code threads} were listed. */
  static void remember(Work work, Incoming.Origin origin, List<String> threads, Instant now) {
    remember(work, origin, new LastList(threads, of(work, origin, now).current()), now);
  }

  /** Remembers that {@code thread} was opened; numbers mean what they meant. */
  static void opened(Work work, Incoming.Origin origin, String thread, Instant now) {
    List<String> threads = of(work, origin, now).threads();
    remember(work, origin, new LastList(threads, Optional.of(thread)), now);
  }

  private static void remember(Work work, Incoming.Origin origin, LastList last, Instant now) {
    ObjectNode list = JSON.createObjectNode().put("at", now.toEpochMilli());
    last.current().ifPresent(thread -> list.put("opened", thread));
    var ids = list.putArray("threads");
    last.threads().forEach(ids::add);
    work.marks().put(name(origin), list.toString());
  }

  private static String name(Incoming.Origin origin) {
    return "listed/" + origin.lane().key() + "/" + origin.speaker();
  }

  private static JsonNode parse(String list) {
    try {
      return JSON.readTree(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list that was remembered is not JSON", e);
    }
  }

  private static Instant at(JsonNode list) {
    return Instant.ofEpochMilli(list.required("at").longValue());
  }

  private static Optional<String> opened(JsonNode list) {
    return Optional.ofNullable(list.get("opened")).map(JsonNode::textValue);
  }

  private static List<String> threads(JsonNode list) {
    List<String> threads = new ArrayList<>();
    list.required("threads").forEach(id -> threads.add(id.textValue()));
    return threads;
  }
}
