package org.wentai.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.settings.AlertSettings;
import org.wentai.store.Alert;
import org.wentai.store.Alerts;
import org.wentai.store.Lane;
import org.wentai.store.LaneState;
import org.wentai.store.Work;

/** Gathers what is due of some lanes, in one transaction. */
final class Gathering {
  private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

  /** So many lanes in one transaction: replies wait for it. */
  private static final int LANES = 32;

  /** So many posts are read for one digest; of more, their number is told. */
  static final int POSTS = 300;

  /** So many lanes are taken back in one transaction. */
  private static final int TAKEN_BACK = 1000;

  /** A lane that could not be gathered keeps no other from it. */
  private static final Duration FAILED = Duration.ofMinutes(5);

  private static final Duration LEAST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofSeconds(30);

  private final Schedule schedule;
  private final Occasions occasions;
  private final BiFunction<Work, Gathered, List<Gathered.Message>> write;

  Gathering(AlertSettings settings, BiFunction<Work, Gathered, List<Gathered.Message>> write) {
    this.schedule = new Schedule(settings.gather());
    this.occasions = new Occasions(schedule, settings.digestAbove());
    this.write = write;
  }

  /**
   * What was done.
   *
   * @param messages added to the outbox
   * @param full whether there may be more lanes that are due
   */
  record Batch(int messages, boolean full) {}

  /** Gathers the lanes that are longest due. */
  Batch some(Work work, Instant now) {
    List<LaneState> due = work.lanes().due(now, LANES);
    if (due.isEmpty()) {
      return new Batch(0, false);
    }
    List<Lane> lanes = due.stream().map(state -> state.lane().lane()).toList();
    Map<Long, String> closed = work.lanes().closed(lanes);
    Map<Lane, Instant> unsent = work.alerts().unsent(lanes);
    var posts = new ReadPosts(work);
    var dues = new HashMap<Lane, Optional<Instant>>();
    int messages = 0;
    for (LaneState state : due) {
      Lane lane = state.lane().lane();
      if (closed.containsKey(lane.chat())) {
        work.lanes().suspend(lane.chat(), closed.getOrDefault(lane.chat(), ""));
      } else if (Schedule.isHeld(state.lane(), now)) {
        dues.put(lane, Optional.of(Schedule.free(state.lane(), now)));
      } else if (unsent.containsKey(lane)) {
        dues.put(lane, Optional.of(now.plus(wait(unsent.get(lane), now))));
      } else {
        messages += isolated(work, state, posts, now, dues);
      }
    }
    work.lanes().due(dues);
    return new Batch(messages, due.size() == LANES);
  }

  /**
   * What comes meanwhile is gathered into one message, which is the longer off the longer it is.
   */
  private static Duration wait(Instant since, Instant now) {
    Duration half = Duration.between(since, now).dividedBy(2);
    return half.compareTo(LEAST) < 0 ? LEAST : half.compareTo(MOST) > 0 ? MOST : half;
  }

  private int isolated(
      Work work, LaneState state, ReadPosts posts, Instant now, Map<Lane, Optional<Instant>> dues) {
    Lane lane = state.lane().lane();
    try {
      var telling = new Telling(work, state, posts, now);
      dues.put(lane, telling.lane());
      return telling.messages;
    } catch (RuntimeException e) {
      LOG.error("alerts for {} could not be gathered; tried again later", lane.key(), e);
      dues.put(lane, Optional.of(now.plus(FAILED)));
      return 0;
    }
  }

  /** Takes back what waits to be sent in lanes that are quiet or muted at {@code now}. */
  void takeBack(Work work, Instant now) {
    var dues = new HashMap<Lane, Optional<Instant>>();
    for (LaneState state : work.alerts().mayBeHeld(now, TAKEN_BACK)) {
      if (Schedule.isHeld(state.lane(), now)) {
        work.alerts()
            .takeBack(state.lane().lane(), "quiet hours", now)
            .forEach(lane -> dues.put(lane, Optional.of(Instant.EPOCH)));
      }
    }
    work.lanes().due(dues);
  }

  /** Tells one lane of what waits for it. */
  private final class Telling {
    private final Work work;
    private final LaneState state;
    private final ReadPosts posts;
    private final Instant now;
    private int messages;

    Telling(Work work, LaneState state, ReadPosts posts, Instant now) {
      this.work = work;
      this.state = state;
      this.posts = posts;
      this.now = now;
    }

    private Lane key() {
      return state.lane().lane();
    }

    /** When the lane is due again: what waits may not be due yet, or be more than can be told. */
    Optional<Instant> lane() {
      Alerts.Oldest oldest = work.alerts().oldest(key());
      if (oldest.answer().isPresent()) {
        answers(work.alerts().waitingAnswers(key(), POSTS));
      }
      boolean told = false;
      if (oldest.post().isPresent()) {
        Instant due = schedule.postsDue(state, oldest.post().get());
        if (due.isAfter(now)) {
          return Optional.of(due);
        }
        told = posts(oldest.post().get());
      }
      return told || oldest.post().isEmpty() ? Optional.empty() : again();
    }

    private Optional<Instant> again() {
      return work.alerts().oldest(key()).post().map(at -> now);
    }

    private void answers(List<Alert> waiting) {
      var heeded = new Heeded(work, waiting, now);
      List<Gathered.Answer> answers =
          heeded.alerts().stream()
              .flatMap(
                  alert ->
                      heeded.why(alert).stream()
                          .limit(1)
                          .map(question -> new Gathered.Answer(alert, question)))
              .toList();
      if (!answers.isEmpty()) {
        var occasion = Gathered.Occasion.NOW;
        write(
            new Gathered(state.lane(), heeded.language(), occasion, List.of(), answers),
            heeded.alerts());
      }
    }

    /** Whether nothing is left. */
    private boolean posts(Instant oldest) {
      List<Alert> waiting = work.alerts().waitingPosts(key(), POSTS);
      int all = waiting.size() < POSTS ? POSTS : work.alerts().countPosts(key());
      int more = Math.max(0, all - POSTS);
      var heeded = new Heeded(work, waiting, now);
      var read = heeded.alerts().stream().flatMap(a -> posts.item(a, heeded.why(a)).stream());
      List<Gathered.Thread> threads = ReadPosts.threads(read.toList());
      Optional<Long> last = Optional.empty();
      if (!threads.isEmpty()) {
        var occasion = occasions.of(state, oldest, threads.size(), now);
        var gathered =
            new Gathered(state.lane(), heeded.language(), occasion, threads, List.of(), more);
        last = write(gathered, heeded.alerts());
      } else {
        end(heeded.alerts(), "its post is gone");
      }
      if (more > 0 && last.isPresent()) {
        more -= work.alerts().tellRest(key(), last.get(), now);
      }
      rest(last.isPresent());
      return more <= 0;
    }

    private void rest(boolean told) {
      Instant at = told ? now : state.toldAt();
      Duration pause = told ? occasions.pause(state, now) : state.pause();
      work.lanes().told(key(), at, pause);
    }

    /** Writes the messages; the last one's row. */
    private Optional<Long> write(Gathered gathered, List<Alert> alerts) {
      List<Gathered.Message> written = write.apply(work, gathered);
      var left = new ArrayList<>(alerts.stream().map(Alert::id).toList());
      Optional<Long> last = Optional.empty();
      for (Gathered.Message message : written) {
        long row = work.outbox().add(message.outgoing(), now);
        work.alerts().tell(message.alerts(), row, now);
        left.removeAll(message.alerts());
        last = Optional.of(row);
        messages++;
      }
      work.alerts().end(left, "its post is gone", now);
      return last;
    }

    private void end(List<Alert> alerts, String note) {
      work.alerts().end(alerts.stream().map(Alert::id).toList(), note, now);
    }
  }
}
