package org.wentai.telegram.standin;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Holds what the bot told against what was said in the forum. */
final class AlertCheck {
  private static final int SHOWN = 20;

  /** What a message says in place of posts that it has no room for. */
  private static final Pattern COUNTED = Pattern.compile("另有|…");

  private static final Duration GAP = Duration.ofSeconds(2);

  /** What a clock's grain and the server's own start may take from a gap. */
  private static final Duration GRAIN = Duration.ofMillis(20);

  private final TelegramStandIn standIn;
  private final List<Subscriber> subscribers;
  private final Instant from;
  private final long kept;

  /**
   * @param kept a post from just before the bot began to watch, which may count as new
   * @param from messages before it are answers to the subscribing
   */
  AlertCheck(TelegramStandIn standIn, List<Subscriber> subscribers, long kept, Instant from) {
    this.standIn = standIn;
    this.subscribers = subscribers;
    this.from = from;
    this.kept = kept;
  }

  /** A post that was to reach a subscriber and did not. */
  record Missing(Subscriber subscriber, Said said) {}

  /** Posts that no message to those who are to be told links to. */
  List<Missing> missing(List<Said> said) {
    List<Missing> missing = new ArrayList<>();
    for (Subscriber subscriber : subscribers) {
      Map<Long, List<Posted>> told = told(subscriber);
      said.stream()
          .filter(s -> subscriber.must(s) && !told.containsKey(s.pid()))
          .forEach(s -> missing.add(new Missing(subscriber, s)));
    }
    return missing;
  }

  /** Those of them that a message which arrived counts without a link, as the bot wrote down. */
  List<Missing> counted(List<Missing> missing, AlertLedger ledger) throws SQLException {
    Map<String, Long> gathered = ledger.gathered();
    return missing.stream().filter(m -> arrived(m, gathered)).toList();
  }

  private boolean arrived(Missing missing, Map<String, Long> gathered) {
    Subscriber to = missing.subscriber();
    String key = AlertLedger.key(to.chat(), to.thread().orElse(0), missing.said().pid());
    Long message = gathered.get(key);
    return message != null
        && standIn.sent(to.chat()).stream()
            .anyMatch(m -> m.id() == message && COUNTED.matcher(m.text()).find());
  }

  /** The messages that tell of each post, by pid. */
  private Map<Long, List<Posted>> told(Subscriber subscriber) {
    Map<Long, List<Posted>> told = new TreeMap<>();
    for (Posted message : standIn.sent(subscriber.chat())) {
      if (subscriber.got(message) && message.at().isAfter(from)) {
        pids(message)
            .forEach(pid -> told.computeIfAbsent(pid, p -> new ArrayList<>()).add(message));
      }
    }
    return told;
  }

  private static Set<Long> pids(Posted message) {
    StringBuilder links = new StringBuilder(message.text());
    message.formatted().entities().forEach(e -> links.append(' ').append(e.argument()));
    for (List<Button> row : message.buttons()) {
      row.forEach(b -> b.url().ifPresent(url -> links.append(' ').append(url)));
    }
    return AlertLedger.pids(links.toString());
  }

  /** Prints what held and what did not; whether all did. */
  boolean report(List<Said> said, List<Instant> requests, AlertLedger ledger, PrintStream out)
      throws SQLException {
    boolean reached = reportMissing(said, ledger, out);
    boolean once = reportRepeated(ledger, out);
    boolean rightly = reportUnasked(said, requests, out);
    boolean politely = reportGaps(requests, out);
    reportTimes(said, out);
    out.println("ledger " + ledger.alerts());
    return reached && once && rightly && politely;
  }

  private boolean reportMissing(List<Said> said, AlertLedger ledger, PrintStream out)
      throws SQLException {
    long due = 0;
    for (Subscriber subscriber : subscribers) {
      due += said.stream().filter(subscriber::must).count();
    }
    List<Missing> missing = new ArrayList<>(missing(said));
    List<Missing> counted = counted(missing, ledger);
    missing.removeAll(counted);
    out.printf(
        "to be told %d, not told %d; only counted, for want of room %d%n",
        due, missing.size(), counted.size());
    missing.stream()
        .collect(groupingBy(m -> m.subscriber().chat(), TreeMap::new, counting()))
        .forEach((chat, count) -> out.printf("  %d not told %d%n", chat, count));
    for (Missing each : missing.subList(0, Math.min(SHOWN, missing.size()))) {
      Subscriber to = each.subscriber();
      String way = ledger.way(to.chat(), each.said().pid());
      out.printf("  not told %d of %s: %s%n", to.chat(), each.said(), way);
    }
    return due > 0 && missing.isEmpty();
  }

  private boolean reportRepeated(AlertLedger ledger, PrintStream out) throws SQLException {
    Map<String, Integer> unknowns = ledger.unknowns();
    int repeated = 0;
    int unrecorded = 0;
    for (Subscriber subscriber : subscribers) {
      for (Map.Entry<Long, List<Posted>> each : told(subscriber).entrySet()) {
        int extra = each.getValue().size() - 1;
        String key =
            AlertLedger.key(subscriber.chat(), subscriber.thread().orElse(0), each.getKey());
        int beyond = Math.max(0, extra - unknowns.getOrDefault(key, 0));
        repeated += extra;
        unrecorded += beyond;
        if (beyond > 0) {
          out.printf("  told %d times: %s%n", extra + 1, key);
        }
      }
    }
    out.printf(
        "told again %d, of which not recorded as unknown %d; recorded as unknown %d%n",
        repeated, unrecorded, unknowns.values().stream().mapToInt(Integer::intValue).sum());
    return unrecorded == 0;
  }

  private boolean reportUnasked(List<Said> said, List<Instant> requests, PrintStream out) {
    Map<Long, Said> byPid = new LinkedHashMap<>();
    said.forEach(s -> byPid.put(s.pid(), s));
    int secret = 0;
    int unasked = 0;
    int late = 0;
    for (Subscriber subscriber : subscribers) {
      for (Map.Entry<Long, List<Posted>> each : told(subscriber).entrySet()) {
        Said post = byPid.get(each.getKey());
        if (post != null && neverReadable(post, requests)) {
          secret++;
          out.println("  told of what guests may not read: " + post);
        } else if (each.getKey() == kept) {
          continue;
        } else if (post == null || !subscriber.may(post)) {
          unasked++;
          out.printf("  told %s without being asked: pid %d%n", subscriber, each.getKey());
        } else {
          late +=
              post.endedAt().filter(e -> each.getValue().getFirst().at().isAfter(e)).stream()
                  .count();
        }
      }
    }
    int leaks = leaks(said.stream().filter(s -> neverReadable(s, requests)).toList());
    out.printf(
        "told of what guests could never read %d (its words: %d); not asked for %d; read before it"
            + " was hidden, deleted or moved inside, told after: %d%n",
        secret, leaks, unasked, late);
    return secret == 0 && leaks == 0 && unasked == 0;
  }

  /** Whether the bot asked for nothing while guests could have read it. */
  private static boolean neverReadable(Said said, List<Instant> requests) {
    return said.inside()
        || said.endedAt()
            .filter(
                end -> requests.stream().noneMatch(r -> r.isAfter(said.at()) && r.isBefore(end)))
            .isPresent();
  }

  private int leaks(List<Said> secrets) {
    List<String> texts = standIn.sent().stream().map(Posted::text).toList();
    return (int)
        secrets.stream()
            .map(s -> ForumTopic.mark(s.number()))
            .filter(mark -> texts.stream().anyMatch(t -> t.contains(mark)))
            .count();
  }

  private static boolean reportGaps(List<Instant> requests, PrintStream out) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < requests.size(); i++) {
      gaps.add(Duration.between(requests.get(i - 1), requests.get(i)));
    }
    gaps.sort(Duration::compareTo);
    long tooSoon = gaps.stream().filter(g -> g.compareTo(GAP.minus(GRAIN)) < 0).count();
    out.printf(
        "requests to the forum %d, shortest gap %d ms, median %d ms, gaps below %d ms: %d%n",
        requests.size(),
        gaps.isEmpty() ? 0 : gaps.getFirst().toMillis(),
        gaps.isEmpty() ? 0 : gaps.get(gaps.size() / 2).toMillis(),
        GAP.minus(GRAIN).toMillis(),
        tooSoon);
    return tooSoon == 0 && !gaps.isEmpty();
  }

  private void reportTimes(List<Said> said, PrintStream out) {
    List<Long> seconds = new ArrayList<>();
    for (Subscriber subscriber : subscribers) {
      Map<Long, List<Posted>> told = told(subscriber);
      for (Said one : said) {
        List<Posted> messages = told.getOrDefault(one.pid(), List.of());
        if (!messages.isEmpty()) {
          seconds.add(Duration.between(one.at(), messages.getFirst().at()).toSeconds());
        }
      }
    }
    seconds.sort(Long::compare);
    if (!seconds.isEmpty()) {
      out.printf(
          "seconds from the post to the message: median %d, 95 %% within %d, longest %d%n",
          seconds.get(seconds.size() / 2),
          seconds.get(seconds.size() * 95 / 100),
          seconds.getLast());
    }
  }
}
