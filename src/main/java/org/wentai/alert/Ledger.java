package org.wentai.alert;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wentai.settings.AlertSettings;
import org.wentai.store.Alert;
import org.wentai.store.AlertLane;
import org.wentai.store.Lane;
import org.wentai.store.LaneState;
import org.wentai.store.Work;

/** Writes what is to be told into the ledger, and when. Safe for many threads. */
public final class Ledger {
  private final Schedule schedule;
  private final Schedule late;
  private final ZoneId zone;

  /**
   * @param zone of lanes for which nobody chose one
   */
  public Ledger(AlertSettings settings, ZoneId zone) {
    this.schedule = new Schedule(settings.gather());
    this.late = schedule.late();
    this.zone = zone;
  }

  /**
   * Adds those alerts that the ledger does not have yet (by lane, post and question), and says when
   * their lanes are due. To be called in the transaction that stores the posts.
   *
   * @return how many were new
   */
  public int add(Work work, List<Alert> alerts, Instant now) {
    return add(work, alerts, now, schedule);
  }

  /** As {@link #add}, of posts that are read long after they were written. */
  int addLate(Work work, List<Alert> alerts, Instant now) {
    return add(work, alerts, now, late);
  }

  private int add(Work work, List<Alert> alerts, Instant now, Schedule schedule) {
    if (alerts.isEmpty()) {
      return 0;
    }
    // Locked before the alerts are there: nobody gathers between them and their due time.
    List<LaneState> lanes = work.lanes().lock(alerts.stream().map(Alert::lane).toList(), zone);
    List<Alert> fresh = work.alerts().add(alerts);
    Map<Lane, List<Long>> questions =
        fresh.stream().collect(groupingBy(Alert::lane, mapping(Alert::question, toList())));
    var dues = new HashMap<Lane, Optional<Instant>>();
    for (LaneState state : lanes) {
      AlertLane lane = state.lane();
      for (long question : questions.getOrDefault(lane.lane(), List.of())) {
        Instant due =
            question == 0 ? schedule.due(lane, now, state.rested()) : schedule.answerDue(lane, now);
        Instant set = dues.getOrDefault(lane.lane(), lane.dueAt()).orElse(due);
        if (lane.dueAt().isEmpty() || due.isBefore(lane.dueAt().get())) {
          dues.put(lane.lane(), Optional.of(due.isBefore(set) ? due : set));
        }
      }
    }
    work.lanes().due(dues);
    return fresh.size();
  }

  /** Stores what a lane's people choose; what waits for it is told as they now wish. */
  public void put(Work work, AlertLane lane, Instant now) {
    work.lanes().put(lane);
    settle(work, lane.lane(), now);
  }

  /** Works out anew when what waits for a lane is due. */
  public void settle(Work work, Lane lane, Instant now) {
    LaneState state = work.lanes().lock(List.of(lane), zone).getFirst();
    work.lanes().due(Map.of(lane, schedule.due(state, work.alerts().oldest(lane))));
  }
}
