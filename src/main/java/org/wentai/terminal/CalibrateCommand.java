package org.wentai.terminal;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wentai.answer.Answerer;
import org.wentai.chat.KeptThreshold;
import org.wentai.eval.ThresholdProposal;
import org.wentai.eval.ThresholdText;
import org.wentai.store.Store;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wentai calibrate}: the service's threshold, by the votes on its answers. */
@Command(name = "calibrate")
final class CalibrateCommand implements Callable<Integer> {
  private final Wentai root;

  @Option(names = "--helpful", paramLabel = "PERCENT")
  private @Nullable Integer helpful;

  @ArgGroup private Deed deed = new Deed();

  /** One of these, or none. */
  static final class Deed {
    @Option(names = "--apply")
    boolean apply;

    @Option(names = "--undo")
    boolean undo;
  }

  CalibrateCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    PrintStream out = session.surroundings().out();
    ThresholdText text = new ThresholdText(session.language(), session.settings().zone());
    try (Store store = Store.open(session.settings().store())) {
      double configured = session.settings().answer().threshold();
      var kept = new KeptThreshold(store, configured, Answerer.model(), InstantSource.system());
      if (deed.undo) {
        boolean undone = store.write(work -> kept.undo(work, 0));
        out.println(text.say(undone ? "undone" : "undo.none"));
        out.println(text.holding(kept));
        return undone ? ExitStatus.DONE : ExitStatus.FAILED;
      }
      KeptThreshold.Asked asked = kept.asked();
      ThresholdProposal proposal =
          ThresholdProposal.of(asked.questions(), kept.getAsDouble(), wanted(configured));
      out.println(text.holding(kept));
      out.println(text.of(proposal, asked.since()));
      return deed.apply ? apply(store, kept, proposal, text, out) : ExitStatus.DONE;
    }
  }

  private double wanted(double configured) {
    if (helpful == null) {
      return configured;
    }
    if (helpful < 1 || helpful > 99) {
      throw new Failure("--helpful is a percentage, from 1 to 99, not " + helpful);
    }
    return helpful / 100.0;
  }

  private static int apply(
      Store store,
      KeptThreshold kept,
      ThresholdProposal proposal,
      ThresholdText text,
      PrintStream out) {
    OptionalDouble value = proposal.other();
    if (value.isEmpty()) {
      return ExitStatus.FAILED;
    }
    store.run(work -> kept.apply(work, value.getAsDouble(), 0));
    out.println(text.say("applied"));
    out.println(text.holding(kept));
    return ExitStatus.DONE;
  }
}
