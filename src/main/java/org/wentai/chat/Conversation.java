package org.wentai.chat;

import java.util.List;
import java.util.Optional;
import org.wentai.answer.Answerer;
import org.wentai.answer.Evidence;
import org.wentai.answer.Question;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Likeness;

/**
 * One asker's conversation: questions, follow-ups and commands, in turn. Not safe for several
 * threads at once; a channel keeps one for each asker.
 */
public final class Conversation {
  private static final int MORE_AT_ONCE = 3;

  /** How commands begin that need somebody who can be told later. */
  private static final List<String> ELSEWHERE =
      List.of("subscri", "unsubscri", "digest", "quiet", "mute", "订阅", "退订");

  private final KnowledgeBase knowledge;
  private final Asking asking;
  private Language language;
  private Optional<Question.Turn> last = Optional.empty();
  private Optional<StoredAnswer> before = Optional.empty();
  private List<Evidence> evidence = List.of();
  private int shown;
  private List<String> listed = List.of();

  /** The thread that was shown since the last answer. */
  private Optional<String> opened = Optional.empty();

  public Conversation(KnowledgeBase knowledge, Answerer answerer, Language language) {
    this.knowledge = knowledge;
    this.asking = new Asking(knowledge, answerer);
    this.language = language;
  }

  public Language language() {
    return language;
  }

  /** Takes a line of the asker, a question or a command, and replies. */
  public Reply say(String text) {
    if (Command.isMeant(text)) {
      return obey(Command.parse(text));
    }
    return Asking.refusal(text, language).orElseGet(() -> ask(text));
  }

  private Reply ask(String question) {
    Answered answered = asking.answer(question, last, before, language);
    before = Optional.of(StoredAnswer.of(answered, last));
    last = Optional.of(answered.turn());
    evidence = answered.evidence();
    shown = answered.shown();
    listed = answered.threads();
    opened = Optional.empty();
    return answered.reply();
  }

  private Reply obey(Command.Said said) {
    if (said.command().isEmpty()) {
      return unknown(said.word());
    }
    return switch (said.command().get()) {
      case HELP -> notice("help");
      case SOURCES -> knowledge.serve(this::sources);
      case MORE -> more();
      case THREAD -> knowledge.serve(posts -> open(posts, said.argument()));
      case FLOOR -> knowledge.serve(posts -> lookup(posts).floor(said.argument()));
      case LANG -> speak(said.argument());
      case QUIT -> new Reply.Goodbye(language, messages().say("goodbye"));
    };
  }

  private Lookup lookup(Generation posts) {
    Optional<String> current = opened.or(() -> last.flatMap(Question.Turn::thread));
    return new Lookup(posts, language, listed, current);
  }

  private Reply open(Generation posts, String named) {
    Reply reply = lookup(posts).thread(named);
    if (reply instanceof Reply.Floors floors) {
      opened = Optional.of(floors.thread().id());
    }
    return reply;
  }

  private Reply sources(Generation posts) {
    Reply.Threads all = lookup(posts).sources(1);
    listed = all.threads().stream().map(ThreadHead::id).toList();
    return all;
  }

  private Reply more() {
    if (evidence.isEmpty()) {
      return notice("more.nothing");
    }
    int until = Math.min(evidence.size(), shown + MORE_AT_ONCE);
    if (until == shown) {
      return notice("more.end");
    }
    List<Quote> next = Replies.quotes(evidence.subList(shown, until), shown, language);
    shown = until;
    return new Reply.Quotes(language, messages().say("more"), next);
  }

  private Reply speak(String wanted) {
    Optional<Language> named = Language.named(wanted);
    if (named.isEmpty()) {
      return notice("lang.which");
    }
    language = named.get();
    return notice("lang.done");
  }

  private Reply unknown(String word) {
    if (ELSEWHERE.stream().anyMatch(word::startsWith)) {
      return notice("command.elsewhere", "/" + word);
    }
    Optional<String> meant = Likeness.nearest("/" + word, Command.typed());
    return meant
        .map(m -> notice("command.meant", "/" + word, m))
        .orElseGet(() -> notice("command.unknown", "/" + word));
  }

  private Reply notice(String key, Object... values) {
    return new Reply.Notice(language, messages().say(key, values));
  }

  private Messages messages() {
    return Messages.ofChat(language);
  }
}
