package org.wentai.terminal;

import java.util.concurrent.Callable;
import org.wentai.chat.Conversation;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.VectorsWatch;
import org.wentai.terminal.Surroundings.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wentai chat}: questions and answers until the asker leaves. */
@Command(name = "chat")
final class ChatCommand implements Callable<Integer> {
  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();
  @Mixin private LanguageOption languageOption = new LanguageOption();

  ChatCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session().speaking(languageOption.language());
    try (KnowledgeBase knowledge = session.freshKnowledge(knowledgeOption.folder());
        VectorsWatch behind = VectorsWatch.start(knowledge)) {
      Conversation conversation =
          new Conversation(knowledge, session.answerer(), session.language());
      ChatScreen screen = new ChatScreen(session, conversation);
      Surroundings surroundings = session.surroundings();
      if (surroundings.isTerminal(Stream.IN) && surroundings.isTerminal(Stream.OUT)) {
        screen.onTerminal();
      } else {
        screen.onStreams();
      }
      return ExitStatus.DONE;
    }
  }
}
