package org.wentai.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.settings.AlertSettings;
import org.wentai.source.PostJson;
import org.wentai.store.Alert;
import org.wentai.store.Delivery;
import org.wentai.store.Lane;
import org.wentai.store.Outgoing;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/** A ledger and its gatherer over a real database, with posts, subscriptions and messages. */
final class LedgerBench implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  static final ZoneId ZONE = ZoneOffset.ofHours(8);
  private static final AlertSettings SETTINGS =
      new AlertSettings(Duration.ofSeconds(5), 3, Duration.ofDays(90));

  final Store store;
  final Ledger ledger = new Ledger(SETTINGS, ZONE);
  final List<Gathered> gathered = new ArrayList<>();
  private final Gatherer gatherer;

  LedgerBench(Store store) {
    this.store = store;
    this.gatherer = new Gatherer(store, SETTINGS, this::write, () -> {}, () -> START);
  }

  static Instant at(long second) {
    return START.plusSeconds(second);
  }

  /** One message for each thread and answer; a digest is one. Its body names posts with blanks. */
  private List<Gathered.Message> write(Work work, Gathered what) {
    gathered.add(what);
    var messages = new ArrayList<Gathered.Message>();
    var alerts = new ArrayList<Alert>();
    for (Gathered.Thread thread : what.threads()) {
      thread.items().stream()
          .filter(item -> !item.gone())
          .forEach(item -> alerts.add(item.alert()));
      if (what.occasion() == Gathered.Occasion.NOW) {
        messages.add(message(what, alerts));
        alerts.clear();
      }
    }
    if (!alerts.isEmpty()) {
      messages.add(message(what, alerts));
    }
    what.answers().forEach(answer -> messages.add(message(what, List.of(answer.alert()))));
    return messages;
  }

  private static Gathered.Message message(Gathered what, List<Alert> alerts) {
    String body = alerts.stream().map(a -> "" + a.post()).collect(Collectors.joining(" "));
    List<Long> ids = alerts.stream().map(Alert::id).toList();
    var outgoing = Outgoing.alert(what.lane().lane(), "sendMessage", what.occasion() + " " + body);
    return new Gathered.Message(outgoing, ids);
  }

  /** A new post, shown. */
  long post(int thread, int floor) {
    return post(thread, floor, StoredPost.State.SHOWN);
  }

  long post(int thread, int floor, StoredPost.State state) {
    var head =
        new ThreadHead(
            "t" + thread,
            "Thread " + thread,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            "");
    Post post = Post.of(floor, "Floor " + floor).build();
    boolean shown = state == StoredPost.State.SHOWN;
    return store.write(
        w -> {
          long row =
              w.posts()
                  .put(
                      new StoredThread(
                          0,
                          head.id(),
                          "",
                          OptionalLong.empty(),
                          head.title(),
                          "",
                          PostJson.write(head, Post.of(1, "").build()),
                          StoredThread.State.SHOWN,
                          "",
                          "",
                          START,
                          Optional.empty(),
                          0),
                      false);
          return w.posts()
              .put(
                  new StoredPost(
                      0,
                      row,
                      "f" + floor,
                      OptionalLong.empty(),
                      floor,
                      "",
                      shown ? PostJson.write(head, post) : "",
                      floor,
                      state,
                      0,
                      1,
                      Optional.empty(),
                      START,
                      Optional.empty()));
        });
  }

  long subscribe(Lane lane, Subscription.Kind kind, String words) {
    return store
        .write(
            w ->
                w.subscriptions()
                    .add(
                        new Subscription(
                            0,
                            lane,
                            1,
                            kind,
                            words,
                            words,
                            "en",
                            OptionalLong.empty(),
                            Subscription.State.ACTIVE,
                            START,
                            START,
                            0)))
        .orElseThrow();
  }

  /** A post arrives that a subscription of the lane matches. */
  int arrive(Lane lane, long subscription, Instant now, Long... posts) {
    return store.write(
        w ->
            ledger.add(
                w,
                Arrays.stream(posts).map(p -> alert(w, lane, subscription, p, 0, now)).toList(),
                now));
  }

  /** A post answers a standing question. */
  int answer(Lane lane, long question, Instant now, long post) {
    return store.write(
        w -> ledger.add(w, List.of(alert(w, lane, question, post, question, now)), now));
  }

  private static Alert alert(
      Work work, Lane lane, long why, long post, long question, Instant now) {
    long thread = work.posts().post(post).orElseThrow().thread();
    return new Alert(
        0,
        lane,
        post,
        thread,
        question,
        OptionalLong.empty(),
        List.of(why),
        now,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** Gathers what is due, as the gatherer's thread does; how many messages came of it. */
  int gather(Instant now) {
    gatherer.takeBack(now);
    return gatherer.gather(now);
  }

  /** Claims and sends all that may go; the messages' texts. */
  List<String> send(Instant now) {
    var sent = new ArrayList<String>();
    List<Delivery> due = store.write(w -> w.outbox().claim(now, 99));
    while (!due.isEmpty()) {
      for (Delivery row : due) {
        store.run(w -> w.outbox().sent(row.id(), OptionalLong.of(row.id()), now));
        sent.add(row.what().body());
      }
      due = store.write(w -> w.outbox().claim(now, 99));
    }
    return sent;
  }

  @Override
  public void close() {
    store.close();
  }
}
