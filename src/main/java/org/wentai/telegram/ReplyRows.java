package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.store.Lane;
import org.wentai.store.Outgoing;
import org.wentai.store.Work;
import org.wentai.telegram.Rendered.Button;

/** Puts replies into the outbox. */
final class ReplyRows {
  private static final int LONGEST_CAPTION = 1024;

  private final InstantSource clock;

  ReplyRows(InstantSource clock) {
    this.clock = clock;
  }

  /** An update that leads to {@code reply} and to nothing else. */
  Handled saying(String note, Incoming.Origin origin, Reply reply) {
    return Handled.writing(note, work -> say(work, origin, reply));
  }

  /** What {@code verdict}, which lets nothing through, leads to. */
  Handled tooFast(Incoming.Origin origin, QuestionRate.Verdict verdict, Language language) {
    if (verdict == QuestionRate.Verdict.SILENT) {
      return Handled.nothing("asked too fast");
    }
    boolean asker = verdict == QuestionRate.Verdict.ASKER_NOTICE;
    Reply notice = Says.in(language).notice(asker ? "rate.asker" : "rate.chat");
    return saying("asked too fast", origin, notice);
  }

  /** Says {@code reply}, which names no posts, to the message of {@code origin}. */
  long say(Work work, Incoming.Origin origin, Reply reply) {
    return say(work, origin, reply, Rendering.Subject.NONE);
  }

  /**
   * Says {@code reply} to the message of {@code origin}. That it stands below its question helps in
   * private chats too: several may have been asked before the first is answered.
   *
   * @return the row of the first message
   */
  long say(Work work, Incoming.Origin origin, Reply reply, Rendering.Subject subject) {
    OptionalLong to = OptionalLong.of(origin.message());
    return reply instanceof Reply.Files files
        ? files(work, origin.lane(), to, files)
        : message(work, origin.lane(), to, Rendering.of(reply, subject));
  }

  /**
   * Adds a message.
   *
   * @param to the message that it answers
   */
  long message(Work work, Lane lane, OptionalLong to, Rendered rendered) {
    return send(work, lane, "sendMessage", answering(Bodies.message(rendered), to));
  }

  /** Says what {@code body} has to the message of {@code origin}; its row. */
  long say(Work work, Incoming.Origin origin, ObjectNode body) {
    OptionalLong to = OptionalLong.of(origin.message());
    return send(work, origin.lane(), "sendMessage", answering(body, to));
  }

  /** Puts {@code rendered} in the place of what row {@code row} said, or is about to say. */
  void edit(Work work, Lane lane, long row, Rendered rendered) {
    Outgoing edit =
        Outgoing.reply(lane, "editMessageText", Bodies.message(rendered).toString())
            .editing(row)
            .replacing("edit/" + row);
    work.outbox().add(edit, clock.instant());
  }

  /** Changes only the buttons below what row {@code row} said. */
  void buttons(Work work, Lane lane, long row, List<List<Button>> buttons) {
    Outgoing edit =
        Outgoing.reply(lane, "editMessageReplyMarkup", Bodies.buttons(buttons).toString())
            .editing(row)
            .replacing("buttons/" + row);
    work.outbox().add(edit, clock.instant());
  }

  /** The first picture carries the text where that is short enough, else the text goes first. */
  private long files(Work work, Lane lane, OptionalLong to, Reply.Files files) {
    boolean captioned =
        !files.files().isEmpty()
            && isPicture(files.files().getFirst())
            && files.text().length() <= LONGEST_CAPTION;
    Reply text = new Reply.Notice(files.language(), files.text());
    OptionalLong first = OptionalLong.empty();
    if (!captioned) {
      Rendered rendered = Rendering.of(text, Rendering.Subject.NONE);
      first = OptionalLong.of(message(work, lane, to, rendered));
    }
    for (Reply.Enclosed file : files.files()) {
      ObjectNode body =
          first.isEmpty()
              ? answering(Bodies.caption(Rendering.of(files, Rendering.Subject.NONE)), to)
              : JsonNodeFactory.instance.objectNode();
      long row = file(work, lane, file, body);
      first = first.isEmpty() ? OptionalLong.of(row) : first;
    }
    return first.orElseThrow();
  }

  private long file(Work work, Lane lane, Reply.Enclosed file, ObjectNode body) {
    boolean picture = isPicture(file);
    Outgoing send =
        Outgoing.reply(lane, picture ? "sendPhoto" : "sendDocument", body.toString())
            .with(new Outgoing.Attached(picture ? "photo" : "document", file.name(), file.bytes()));
    return work.outbox().add(send, clock.instant());
  }

  private static boolean isPicture(Reply.Enclosed file) {
    return file.name().endsWith(".png");
  }

  private long send(Work work, Lane lane, String method, ObjectNode body) {
    return work.outbox().add(Outgoing.reply(lane, method, body.toString()), clock.instant());
  }

  private static ObjectNode answering(ObjectNode body, OptionalLong to) {
    if (to.isPresent()) {
      body.putObject("reply_parameters")
          .put("message_id", to.getAsLong())
          .put("allow_sending_without_reply", true);
    }
    return body;
  }
}
