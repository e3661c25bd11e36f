package org.wentai.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Exchanges for tests, built up from a plain one. */
record Asked(Exchange exchange) {
  static Asked by(long asker) {
    return new Asked(
        new Exchange(
            0,
            Lane.of(asker),
            asker,
            OptionalLong.of(1),
            "多少钱？",
            "票多少钱？",
            "zh",
            Optional.of("十元。"),
            0.75,
            Optional.of("t1"),
            "[]",
            Instant.EPOCH,
            120,
            OptionalLong.empty()));
  }

  Asked in(Lane lane) {
    var e = exchange;
    return with(e.id(), lane, e.message(), e.answer(), e.askedAt(), e.millis());
  }

  Asked asMessage(long message) {
    var e = exchange;
    return with(e.id(), e.lane(), OptionalLong.of(message), e.answer(), e.askedAt(), e.millis());
  }

  Asked unanswered() {
    var e = exchange;
    return with(e.id(), e.lane(), e.message(), Optional.empty(), e.askedAt(), e.millis());
  }

  Asked taking(long millis) {
    var e = exchange;
    return with(e.id(), e.lane(), e.message(), e.answer(), e.askedAt(), millis);
  }

  Exchange at(Instant at) {
    var e = exchange;
    return with(e.id(), e.lane(), e.message(), e.answer(), at, e.millis()).exchange;
  }

  /** The same as stored under {@code id}. */
  static Exchange stored(long id, Exchange e) {
    return new Asked(e)
        .with(id, e.lane(), e.message(), e.answer(), e.askedAt(), e.millis())
        .exchange;
  }

  private Asked with(
      long id, Lane lane, OptionalLong message, Optional<String> answer, Instant at, long millis) {
    var e = exchange;
    return new Asked(
        new Exchange(
            id,
            lane,
            e.asker(),
            message,
            e.question(),
            e.understood(),
            e.language(),
            answer,
            e.confidence(),
            e.thread(),
            e.evidence(),
            at,
            millis,
            e.reply()));
  }
}
