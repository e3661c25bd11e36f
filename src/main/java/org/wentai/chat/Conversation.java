package org.wentai.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wentai.answer.Answer;
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
  private static final int LONGEST_QUESTION = 1000;
  private static final int MORE_AT_ONCE = 3;

  private final KnowledgeBase knowledge;
  private final Answerer answerer;
  private Language language;
  private Optional<Question.Turn> last = Optional.empty();
  private List<Evidence> evidence = List.of();
  private int shown;
  private List<String> listed = List.of();

  public Conversation(KnowledgeBase knowledge, Answerer answerer, Language language) {
    this.knowledge = knowledge;
    this.answerer = answerer;
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
    String question = text.strip();
    if (question.isEmpty()) {
      return notice("empty");
    }
    if (question.length() > LONGEST_QUESTION) {
      return notice("long", LONGEST_QUESTION);
    }
    return ask(question);
  }

  private Reply ask(String question) {
    Answer answer = knowledge.serve(posts -> answerer.answer(posts, new Question(question, last)));
    List<String> notes = notes(question, answer);
    switch (answer) {
      case Answer.Found found -> remember(found);
      case Answer.NotFound none -> remember(none);
    }
    return Replies.of(question, answer, notes, language);
  }

  private void remember(Answer.NotFound none) {
    last = Optional.of(new Question.Turn(none.understoodAs(), Optional.empty()));
    evidence = List.of();
    listed = none.nearest().stream().map(ThreadHead::id).toList();
  }

  private void remember(Answer.Found found) {
    String thread = found.evidence().getFirst().thread().id();
    last = Optional.of(new Question.Turn(found.understoodAs(), Optional.of(thread)));
    shown = found.evidence().size();
    evidence = Stream.concat(found.evidence().stream(), found.more().stream()).toList();
    listed = evidence.stream().map(e -> e.thread().id()).toList();
  }

  private List<String> notes(String question, Answer answer) {
    boolean filledIn = last.isPresent() && !answer.understoodAs().strip().equals(question);
    return filledIn ? List.of(messages().say("understood", answer.understoodAs())) : List.of();
  }

  private Reply obey(Command.Said said) {
    if (said.command().isEmpty()) {
      return unknown(said.word());
    }
    return switch (said.command().get()) {
      case HELP -> notice("help");
      case SOURCES -> knowledge.serve(this::sources);
      case MORE -> more();
      case THREAD -> knowledge.serve(posts -> lookup(posts).thread(said.argument()));
      case FLOOR -> knowledge.serve(posts -> lookup(posts).floor(said.argument()));
      case LANG -> speak(said.argument());
      case QUIT -> new Reply.Goodbye(language, messages().say("goodbye"));
    };
  }

  private Lookup lookup(Generation posts) {
    return new Lookup(posts, language, listed, last.flatMap(Question.Turn::thread));
  }

  private Reply sources(Generation posts) {
    int most = 20;
    List<ThreadHead> threads = posts.threads(most);
    listed = threads.stream().map(ThreadHead::id).toList();
    long all = posts.info().threads();
    String heading =
        all > threads.size()
            ? messages().say("sources.some", all, posts.info().posts(), threads.size())
            : messages().say("sources.all", all, posts.info().posts());
    return new Reply.Threads(language, heading, threads);
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
