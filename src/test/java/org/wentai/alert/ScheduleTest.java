package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.store.AlertLane;
import org.wentai.store.AlertLane.Digest;
import org.wentai.store.Lane;

class ScheduleTest {
  private static final Duration GATHER = Duration.ofSeconds(5);
  private static final Schedule SCHEDULE = new Schedule(GATHER);

  private static AlertLane lane(String zone, Digest digest, String digestAt, String quiet) {
    OptionalInt from = quiet.isEmpty() ? OptionalInt.empty() : minutes(quiet.split("-")[0]);
    OptionalInt to = quiet.isEmpty() ? OptionalInt.empty() : minutes(quiet.split("-")[1]);
    return new AlertLane(
        Lane.of(1),
        ZoneId.of(zone),
        digest,
        minutes(digestAt).orElseThrow(),
        from,
        to,
        Instant.EPOCH,
        Optional.empty(),
        "");
  }

  private static OptionalInt minutes(String clock) {
    return OptionalInt.of(LocalTime.parse(clock).toSecondOfDay() / 60);
  }

  /** Berlin's clocks go from 02:00 to 03:00 on 29 March 2026, from 03:00 to 02:00 on 25 October. */
  @ParameterizedTest
  @CsvSource({
    "+08:00, NOW, 08:00, '', 2026-06-01T10:00:00Z, 2026-06-01T10:00:05Z",
    "+08:00, HOURLY, 08:00, '', 2026-06-01T10:00:00Z, 2026-06-01T11:00:00Z",
    "+05:30, HOURLY, 08:00, '', 2026-06-01T10:10:00Z, 2026-06-01T10:30:00Z",
    "+08:00, DAILY, 08:00, '', 2026-06-01T10:00:00Z, 2026-06-02T00:00:00Z",
    "+08:00, DAILY, 08:00, '', 2026-06-01T23:59:59Z, 2026-06-02T00:00:00Z",
    "+08:00, DAILY, 08:00, '', 2026-06-02T00:00:00Z, 2026-06-03T00:00:00Z",
    "+08:00, NOW, 08:00, 22:00-07:00, 2026-06-01T14:00:00Z, 2026-06-01T23:00:00Z",
    "+08:00, NOW, 08:00, 22:00-07:00, 2026-06-01T13:59:56Z, 2026-06-01T23:00:00Z",
    "+08:00, NOW, 08:00, 22:00-07:00, 2026-06-01T13:59:54Z, 2026-06-01T13:59:59Z",
    "+08:00, NOW, 08:00, 12:00-13:30, 2026-06-01T04:10:00Z, 2026-06-01T05:30:00Z",
    "+08:00, NOW, 08:00, 12:00-12:00, 2026-06-01T04:00:00Z, 2026-06-01T04:00:05Z",
    "+08:00, DAILY, 03:00, 22:00-07:00, 2026-06-01T04:00:00Z, 2026-06-01T23:00:00Z",
    "Europe/Berlin, DAILY, 02:30, '', 2026-03-28T20:00:00Z, 2026-03-29T01:00:00Z",
    "Europe/Berlin, DAILY, 02:30, '', 2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
    "Europe/Berlin, DAILY, 02:30, '', 2026-10-24T20:00:00Z, 2026-10-25T00:30:00Z",
    "Europe/Berlin, DAILY, 02:30, '', 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "Europe/Berlin, HOURLY, 08:00, '', 2026-10-25T00:10:00Z, 2026-10-25T01:00:00Z",
    "Australia/Lord_Howe, HOURLY, 08:00, '', 2026-10-03T14:40:00Z, 2026-10-03T16:00:00Z",
    "Australia/Lord_Howe, HOURLY, 08:00, '', 2026-10-03T15:00:00Z, 2026-10-03T16:00:00Z",
    "Australia/Lord_Howe, HOURLY, 08:00, '', 2026-04-04T14:10:00Z, 2026-04-04T15:30:00Z",
    "Asia/Kathmandu, HOURLY, 08:00, '', 2026-06-01T10:20:00Z, 2026-06-01T11:15:00Z",
    "Europe/Berlin, NOW, 08:00, 22:00-02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
    "Europe/Berlin, NOW, 08:00, 22:00-07:00, 2026-10-24T22:00:00Z, 2026-10-25T06:00:00Z",
  })
  void isDueAsTheLaneWishes(
      String zone, Digest digest, String digestAt, String quiet, Instant came, Instant due) {
    AlertLane lane = lane(zone, digest, digestAt, quiet);
    assertThat(SCHEDULE.due(lane, came, Instant.EPOCH)).isEqualTo(due);
  }

  @Property
  void isNeverDueInQuietHoursNorWhileMutedAndNoLaterThanItMust(
      @ForAll @From("lanes") AlertLane lane, @ForAll @From("times") Instant came) {
    Instant wished = SCHEDULE.wished(lane, came, Instant.EPOCH);
    Instant due = SCHEDULE.due(lane, came, Instant.EPOCH);
    assertThat(wished).isAfter(came);
    assertThat(due).isAfterOrEqualTo(wished);
    assertThat(Schedule.isHeld(lane, due)).isFalse();
    Duration step = Duration.between(wished, due).dividedBy(100).plusSeconds(60);
    for (Instant at = wished; at.isBefore(due); at = at.plus(step)) {
      assertThat(Schedule.isHeld(lane, at)).as("%s before %s", at, due).isTrue();
    }
    assertThat(due.equals(wished) || Schedule.isHeld(lane, due.minusMillis(1))).isTrue();
  }

  @Property
  void digestsComeOnTheClockAndNoneIsPassedOver(
      @ForAll @From("lanes") AlertLane lane, @ForAll @From("times") Instant came) {
    Instant wished = SCHEDULE.wished(lane, came, Instant.EPOCH);
    Duration longest =
        switch (lane.digest()) {
          case NOW -> GATHER;
          case HOURLY -> Duration.ofHours(2);
          case DAILY -> Duration.ofHours(26);
        };
    assertThat(Duration.between(came, wished)).isLessThanOrEqualTo(longest);
    LocalTime clock = LocalTime.ofInstant(wished, lane.zone());
    if (lane.digest() == Digest.HOURLY) {
      assertThat(clock.toSecondOfDay() % 3600).isZero();
    }
    if (lane.digest() == Digest.DAILY) {
      boolean changes = !lane.zone().getRules().isFixedOffset();
      assertThat(changes || clock.toSecondOfDay() == lane.digestAt() * 60).isTrue();
    }
  }

  @Property
  void whatCameLaterIsNotDueEarlier(
      @ForAll @From("lanes") AlertLane lane,
      @ForAll @From("times") Instant came,
      @ForAll int seconds) {
    Instant later = came.plusSeconds(Math.floorMod(seconds, 200_000));
    assertThat(SCHEDULE.due(lane, later, Instant.EPOCH))
        .isAfterOrEqualTo(SCHEDULE.due(lane, came, Instant.EPOCH));
  }

  @Property
  void whatWasToldJustNowRestsOnlyWhereAlertsComeAtOnce(
      @ForAll @From("lanes") AlertLane lane, @ForAll @From("times") Instant came) {
    Instant rested = came.plusSeconds(60);
    Instant wished = SCHEDULE.wished(lane, came, rested);
    if (lane.digest() == Digest.NOW) {
      assertThat(wished).isEqualTo(rested);
    } else {
      assertThat(wished).isEqualTo(SCHEDULE.wished(lane, came, Instant.EPOCH));
    }
  }

  @Provide
  Arbitrary<AlertLane> lanes() {
    var minutes = Arbitraries.integers().between(0, 24 * 60 - 1);
    var quiet = minutes.tuple2().optional();
    return Combinators.combine(
            Arbitraries.of(
                "+08:00", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "+05:45"),
            Arbitraries.of(Digest.values()),
            minutes,
            quiet,
            times().optional())
        .as(
            (zone, digest, at, hours, muted) ->
                new AlertLane(
                    Lane.of(1),
                    ZoneId.of(zone),
                    digest,
                    at,
                    hours.map(h -> OptionalInt.of(h.get1())).orElseGet(OptionalInt::empty),
                    hours.map(h -> OptionalInt.of(h.get2())).orElseGet(OptionalInt::empty),
                    muted.orElse(Instant.EPOCH),
                    Optional.empty(),
                    ""));
  }

  /** With many about the days when clocks change. */
  @Provide
  Arbitrary<Instant> times() {
    var whole = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    var year = Arbitraries.longs().between(whole, whole + 366 * 86_400L);
    var changes =
        Arbitraries.of(
                "2026-03-29T00:00:00Z",
                "2026-10-25T00:00:00Z",
                "2026-04-04T14:00:00Z",
                "2026-10-03T14:00:00Z",
                "2026-03-08T05:00:00Z")
            .flatMap(
                at -> {
                  long second = Instant.parse(at).getEpochSecond();
                  return Arbitraries.longs().between(second - 40_000, second + 40_000);
                });
    return Arbitraries.oneOf(year, changes).map(Instant::ofEpochSecond);
  }
}
