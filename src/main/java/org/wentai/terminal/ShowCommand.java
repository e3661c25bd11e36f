package org.wentai.terminal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wentai.chat.Lookup;
import org.wentai.chat.Reply;
import org.wentai.index.Generation;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.terminal.Surroundings.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wentai show}: a thread or a floor as indexed. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();
  @Mixin private LanguageOption languageOption = new LanguageOption();

  @Parameters(index = "0", paramLabel = "THREAD", descriptionKey = "thread")
  private String thread = "";

  @Parameters(index = "1", paramLabel = "FLOOR", descriptionKey = "floor", arity = "0..1")
  private @Nullable Integer floor;

  ShowCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session().speaking(languageOption.language());
    try (KnowledgeBase knowledge = session.freshKnowledge(knowledgeOption.folder())) {
      Reply reply = knowledge.serve(posts -> look(session, posts));
      if (reply instanceof Reply.Notice) {
        throw missing(session);
      }
      Page page = new Page(session.ink(Stream.OUT), OptionalInt.empty());
      session.surroundings().out().print(page.of(reply));
      return ExitStatus.DONE;
    }
  }

  private Failure missing(Session session) {
    String what =
        session.messages().say(floor == null ? "show.thread" : "show.floor", thread, floor);
    return new Failure(session.messages().say("show.missing", what));
  }

  private Reply look(Session session, Generation posts) {
    Lookup lookup = new Lookup(posts, session.language(), List.of(), Optional.of(thread));
    return floor == null ? lookup.whole(thread) : lookup.floor(String.valueOf(floor));
  }
}
