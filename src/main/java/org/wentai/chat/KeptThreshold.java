package org.wentai.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Audit;
import org.wentai.store.Judgements.Judged;
import org.wentai.store.Store;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/**
 * The threshold that holds: the one that an admin applied, which the store keeps for all processes
 * over it, else the settings' one. One that was chosen for other weights than those that answer now
 * does not hold, since their confidences do not compare.
 */
public final class KeptThreshold implements DoubleSupplier {
  private static final String MARK = "answer-threshold";
  private static final String MODEL_MARK = "answer-model";

  /** What another process applies holds here after this. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  /** Posts and people change: older votes tell little. */
  private static final Duration LOOKED_BACK = Duration.ofDays(180);

  private static final int MOST_QUESTIONS = 50_000;
  private static final Logger LOG = LoggerFactory.getLogger(KeptThreshold.class);

  private final Store store;
  private final double configured;
  private final String model;
  private final InstantSource clock;
  private volatile Seen seen;

  private record Seen(Optional<AppliedThreshold> applied, Instant at) {}

  /**
   * @param configured the settings' threshold
   * @param model names the weights that answer
   */
  public KeptThreshold(Store store, double configured, String model, InstantSource clock) {
    this.store = store;
    this.configured = configured;
    this.model = model;
    this.clock = clock;
    this.seen = new Seen(Optional.empty(), Instant.MIN);
  }

  /** The settings' threshold. */
  public double configured() {
    return configured;
  }

  /** The threshold that holds; where the database fails, the one that held last. */
  @Override
  public double getAsDouble() {
    return holding().map(AppliedThreshold::value).orElse(configured);
  }

  /** What an admin applied, where it holds. */
  public Optional<AppliedThreshold> holding() {
    return stored().filter(applied -> applied.model().equals(model));
  }

  /** What an admin applied, whether it holds or not. */
  public Optional<AppliedThreshold> stored() {
    Instant now = clock.instant();
    Seen known = seen;
    if (now.isBefore(known.at()) || !now.isBefore(later(known.at()))) {
      seen = new Seen(look(known), now);
    }
    return seen.applied();
  }

  private static Instant later(Instant at) {
    return at.equals(Instant.MIN) ? at : at.plus(FRESH);
  }

  private Optional<AppliedThreshold> look(Seen known) {
    try {
      return store.read(KeptThreshold::of);
    } catch (StoreException e) {
      LOG.warn("the threshold cannot be read, the last one holds on: {}", e.getMessage());
      return known.applied();
    }
  }

  /** What holds as {@code work} sees it, also before it is on disk. */
  public Optional<AppliedThreshold> in(Work work) {
    return of(work).filter(applied -> applied.model().equals(model));
  }

  private static Optional<AppliedThreshold> of(Work work) {
    return work.marks().get(MARK).flatMap(AppliedThreshold::read);
  }

  /**
   * Questions whose confidences compare with those of now.
   *
   * @param since from when on they were asked
   * @param questions newest first
   */
  public record Asked(Instant since, List<Judged> questions) {
    public Asked {
      questions = List.copyOf(questions);
    }
  }

  /** What was asked lately, with its votes. */
  public Asked asked() {
    Instant recent = clock.instant().minus(LOOKED_BACK);
    Instant first = since();
    Instant from = first.isAfter(recent) ? first : recent;
    return new Asked(from, store.read(work -> work.judgements().since(from, MOST_QUESTIONS)));
  }

  /**
   * Since when answers have confidences of these weights: from when they were first seen here, the
   * first time now.
   */
  public Instant since() {
    return store.write(
        work -> {
          String[] known = work.marks().get(MODEL_MARK).orElse("").split(" ");
          if (known.length == 2 && known[0].equals(model)) {
            return Instant.ofEpochMilli(Long.parseLong(known[1]));
          }
          Instant now = clock.instant();
          work.marks().put(MODEL_MARK, model + " " + now.toEpochMilli());
          return now;
        });
  }

  /** Puts {@code value} in the place of the threshold that holds, by {@code who}. */
  public void apply(Work work, double value, long who) {
    Optional<Double> before = in(work).map(AppliedThreshold::value);
    put(work, new AppliedThreshold(value, model, clock.instant(), who, before));
  }

  /** Goes back to the threshold before the last that was applied; false when none was. */
  public boolean undo(Work work, long who) {
    Optional<AppliedThreshold> last = of(work);
    if (last.isEmpty()) {
      return false;
    }
    Optional<Double> before = last.get().before().filter(b -> last.get().model().equals(model));
    if (before.isPresent()) {
      AppliedThreshold undone =
          new AppliedThreshold(before.get(), model, clock.instant(), who, Optional.empty());
      put(work, undone);
    } else {
      work.marks().put(MARK, "");
      audit(work, who, "settings");
    }
    return true;
  }

  private void put(Work work, AppliedThreshold applied) {
    work.marks().put(MARK, applied.written());
    audit(work, applied.who(), String.valueOf(applied.value()));
  }

  private void audit(Work work, long who, String what) {
    work.audit().add(new Audit.Deed(clock.instant(), who, "threshold", what));
    seen = new Seen(seen.applied(), Instant.MIN); // looked up anew once this is on disk
  }
}
