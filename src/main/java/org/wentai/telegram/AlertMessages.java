package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.alert.Gathered;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.index.Generation;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.store.Exchange;
import org.wentai.store.Outgoing;
import org.wentai.store.Work;

/**
 * Writes what was gathered as messages: one for each thread where it comes at once, else lists of
 * threads; and the answers of standing questions. What guests may not read any more is not shown.
 */
final class AlertMessages {
  private static final int QUESTION = 200;

  private final KnowledgeBase knowledge;
  private final Subjects subjects;

  /**
   * @param knowledge where answers are read again, and threads' titles are
   * @param zone of the posts' times
   */
  AlertMessages(KnowledgeBase knowledge, ZoneId zone) {
    this.knowledge = knowledge;
    this.subjects = new Subjects(zone);
  }

  /**
   * The messages that tell of {@code gathered}; alerts with nothing left to show are in none.
   *
   * @param work numbers threads for the buttons
   */
  List<Gathered.Message> of(Work work, Gathered gathered) {
    Language language =
        Languages.ofChat(work, gathered.lane().lane().chat())
            .or(() -> Language.named(gathered.language()))
            .orElse(Language.ZH);
    AlertTexts texts = AlertTexts.in(language);
    List<Gathered.Message> messages = new ArrayList<>();
    List<Gathered.Thread> threads = gathered.threads().stream().filter(AlertPost::isShown).toList();
    if (gathered.occasion() == Gathered.Occasion.NOW) {
      AlertPost posts = new AlertPost(texts, id -> title(id));
      for (Gathered.Thread thread : threads) {
        long number = work.names().number(thread.head().id());
        int more = thread == threads.getLast() ? gathered.more() : 0;
        messages.add(message(gathered, posts.of(thread, number, more), AlertPost.alerts(thread)));
      }
    } else if (!threads.isEmpty()) {
      AlertDigest digest =
          new AlertDigest(texts, gathered.occasion(), gathered.more(), work.names()::number);
      for (AlertDigest.Page page : digest.pages(threads)) {
        messages.add(message(gathered, page.rendered(), page.alerts()));
      }
    }
    for (Gathered.Answer answer : gathered.answers()) {
      answer(work, gathered, answer, texts).ifPresent(messages::add);
    }
    return messages;
  }

  private static Gathered.Message message(Gathered gathered, Rendered rendered, List<Long> alerts) {
    String body = Bodies.message(rendered).toString();
    var outgoing = Outgoing.alert(gathered.lane().lane(), "sendMessage", body);
    return new Gathered.Message(outgoing, alerts);
  }

  private Optional<String> title(String thread) {
    return knowledge.serve(posts -> posts.head(thread).map(head -> head.title()));
  }

  /**
   * A standing question's answer, as an answer below the question; none where its posts changed.
   */
  private Optional<Gathered.Message> answer(
      Work work, Gathered gathered, Gathered.Answer answer, AlertTexts texts) {
    if (answer.alert().exchange().isEmpty()) {
      return Optional.empty();
    }
    long id = answer.alert().exchange().getAsLong();
    return work.exchanges()
        .find(id)
        .flatMap(exchange -> again(exchange, answer, texts))
        .map(
            shown -> {
              Exchange exchange = work.exchanges().find(id).orElseThrow();
              var next = StoredReply.of(exchange).answer().next();
              var subject = subjects.of(work, id, next, shown.reply(), shown.readAt());
              ObjectNode body = Bodies.message(Rendering.of(shown.reply(), subject));
              below(work, answer, body);
              var outgoing = Outgoing.alert(gathered.lane().lane(), "sendMessage", body.toString());
              return new Gathered.Message(outgoing, List.of(answer.alert().id()));
            });
  }

  private Optional<FromPosts> again(Exchange exchange, Gathered.Answer answer, AlertTexts texts) {
    return knowledge.serve(
        (Generation posts) ->
            StoredReply.of(exchange)
                .again(posts)
                .map(reply -> new FromPosts(asked(reply, answer, texts), posts.info().readAt())));
  }

  private static Reply asked(Reply reply, Gathered.Answer answer, AlertTexts texts) {
    if (!(reply instanceof Reply.Answered answered)) {
      return reply;
    }
    String question = Clean.line(answer.question().target(), QUESTION).orElse("—");
    String text = texts.say("answer.asked", question) + "\n\n" + answered.text();
    return new Reply.Answered(answered.language(), text, answered.quotes(), answered.notes());
  }

  /** As a reply to the message that asked, where that is known. */
  private static void below(Work work, Gathered.Answer answer, ObjectNode body) {
    var asked = answer.question().exchange();
    if (asked.isEmpty()) {
      return;
    }
    work.exchanges()
        .find(asked.getAsLong())
        .filter(exchange -> exchange.message().isPresent())
        .ifPresent(
            exchange ->
                body.putObject("reply_parameters")
                    .put("message_id", exchange.message().getAsLong())
                    .put("allow_sending_without_reply", true));
  }
}
