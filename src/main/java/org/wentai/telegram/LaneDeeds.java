package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.store.AlertLane;
import org.wentai.store.Lane;
import org.wentai.store.Lanes;
import org.wentai.store.Work;

/** Changes how alerts come in a place, and shows how they come then; for commands and buttons. */
final class LaneDeeds {
  private final Parts parts;

  LaneDeeds(Parts parts) {
    this.parts = parts;
  }

  /** How alerts come in a place. */
  AlertLane lane(Work work, Lane lane) {
    return work.lanes().find(lane).orElseGet(() -> Lanes.usual(lane, parts.settings().zone()));
  }

  /** They are gathered as {@code wanted} says. */
  Rendered digest(Work work, AlertLane wanted, Language language) {
    put(work, wanted);
    return pages(language).digest(wanted);
  }

  Rendered digest(Work work, Lane lane, Language language, AlertLane.Digest digest, int at) {
    AlertLane now = lane(work, lane);
    int time = digest == AlertLane.Digest.DAILY ? at : now.digestAt();
    return digest(work, now.gathered(digest, time, now.zone()), language);
  }

  Rendered quiet(Work work, Lane lane, Language language, Press.Quiet quiet) {
    boolean none = quiet.from() == quiet.to();
    AlertLane wanted =
        lane(work, lane)
            .quiet(
                none ? OptionalInt.empty() : OptionalInt.of(quiet.from()),
                none ? OptionalInt.empty() : OptionalInt.of(quiet.to()));
    put(work, wanted);
    return pages(language).quiet(wanted);
  }

  Rendered mute(Work work, Lane lane, Language language, Duration time) {
    Instant now = parts.clock().instant();
    AlertLane wanted = lane(work, lane).muted(time.isZero() ? Instant.EPOCH : now.plus(time));
    put(work, wanted);
    return pages(language).mute(wanted, now);
  }

  private void put(Work work, AlertLane lane) {
    parts.ledger().put(work, lane, parts.clock().instant());
  }

  private static LanePages pages(Language language) {
    return new LanePages(AlertTexts.in(language));
  }
}
