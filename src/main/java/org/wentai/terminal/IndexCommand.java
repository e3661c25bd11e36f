package org.wentai.terminal;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.wentai.index.BuildReport;
import org.wentai.index.BuildReport.VectorsChoice;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.Refresh;
import org.wentai.source.ReadReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wentai index}: reads the knowledge folder and builds its index. */
@Command(name = "index")
final class IndexCommand implements Callable<Integer> {
  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  @Option(names = "--no-wait")
  private boolean noWait;

  @Option(names = "--strict")
  private boolean strict;

  IndexCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    try (KnowledgeBase knowledge = session.knowledge(knowledgeOption.folder())) {
      session.tell("index.reading", knowledge.folder());
      Refresh refresh = session.build(knowledge);
      problems(session, refresh.read());
      summary(session, refresh, knowledge);
      if (refresh.built().why() == VectorsChoice.BEHIND) {
        if (noWait) {
          session.tell("index.vectors.waiting");
        } else {
          session.addVectors(knowledge);
        }
      }
      boolean refused = strict && !refresh.read().clean();
      if (refused) {
        session.tell("index.strict", refresh.read().errors() + refresh.read().warnings());
      }
      return refused ? ExitStatus.FAILED : ExitStatus.DONE;
    }
  }

  private static void problems(Session session, ReadReport read) {
    PrintStream err = session.surroundings().err();
    read.problems().forEach(problem -> err.println("wentai: " + Clean.of(problem.message())));
    long unlisted = read.errors() + read.warnings() - read.problems().size();
    if (unlisted > 0) {
      session.tell("index.unlisted", unlisted);
    }
  }

  private static void summary(Session session, Refresh refresh, KnowledgeBase knowledge) {
    ReadReport read = refresh.read();
    BuildReport built = refresh.built();
    PrintStream out = session.surroundings().out();
    out.println(
        session
            .messages()
            .say(
                "index.read",
                read.files(),
                read.threads(),
                read.posts(),
                read.skipped().size(),
                read.errors(),
                read.warnings()));
    out.println(
        session
            .messages()
            .say(
                built.vectors() ? "index.built" : "index.built.words",
                built.passages(),
                built.sentences(),
                built.embedded(),
                built.reused()));
    switch (built.why()) {
      case NO_MODEL -> out.println(session.messages().say("index.why.no_model"));
      case EMBEDDED, SWITCHED_OFF, BEHIND -> {
        // Said above, or below.
      }
    }
    double seconds = Math.max(1e-3, built.took().toNanos() / 1e9);
    out.println(
        session
            .messages()
            .say(
                "index.took",
                Session.seconds(built.took()),
                Math.round(built.threads() / seconds),
                Math.round(built.passages() / seconds)));
    out.println(session.messages().say("index.place", built.generation(), knowledge.place()));
  }
}
