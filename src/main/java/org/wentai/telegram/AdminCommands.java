package org.wentai.telegram;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.chat.Figures;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.store.Audit;
import org.wentai.store.Lane;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/** Obeys the commands of admins. Whoever calls it has made sure that it is one. */
final class AdminCommands {
  private static final Logger LOG = LoggerFactory.getLogger(AdminCommands.class);

  private final Parts parts;
  private final ReplyRows rows;
  private final DeadLetters dead;
  private final SiteCommands sites;
  private final CalibrationCommands calibration;
  private final Evaluating evaluating;

  AdminCommands(
      Parts parts, ReplyRows rows, DeadLetters dead, CalibrationCommands calibration) {
    this.parts = parts;
    this.rows = rows;
    this.dead = dead;
    this.calibration = calibration;
    this.evaluating = new Evaluating(parts, rows);
    this.sites = new SiteCommands(parts, rows);
  }

  Handled obey(SlashCommand command, Incoming.Commanded said, Language language) {
    Incoming.Origin origin = said.origin();
    Figures figures = parts.figures();
    Instant now = parts.clock().instant();
    return switch (command) {
      case RELOAD -> reload(origin, language);
      case ROLLBACK -> rollback(origin, language);
      case GAPS -> rows.saying("gaps", origin, figures.gaps(language, now));
      case STATS -> rows.saying("stats", origin, figures.stats(language, now));
      case EXPORT -> export(origin, figures.export(language, now));
      case AUDIT -> rows.saying("audit", origin, figures.audit(language));
      case SITES -> sites.list(origin, language);
      case SITE -> sites.change(origin, said.argument(), language);
      case EVAL -> evaluating.begin(origin, language);
      case CALIBRATE -> calibration.obey(origin, said.argument(), language);
      case DEAD -> dead.obey(origin, said.argument(), language);
      default -> throw new IllegalStateException(command + " is no admin's command");
    };
  }

  private Handled export(Incoming.Origin origin, Reply files) {
    return Handled.writing(
        "export",
        work -> {
          rows.say(work, origin, files);
          audit(work, origin.user(), "export", "");
        });
  }

  /**
   * The reload begins when its message is in the outbox, and edits that: the edits of a message
   * that is not sent yet wait behind it in their lane.
   */
  private Handled reload(Incoming.Origin origin, Language language) {
    AtomicLong row = new AtomicLong();
    Lane lane = origin.lane();
    return Handled.writing(
            "reload",
            work -> {
              row.set(rows.say(work, origin, Says.in(language).notice("reload.begins")));
              audit(work, origin.user(), "reload", "begins");
            })
        .then(
            () ->
                parts
                    .reloads()
                    .reload(
                        language,
                        progress -> later("progress", work -> edit(work, lane, row, progress)),
                        end ->
                            later(
                                "end",
                                work -> {
                                  edit(work, lane, row, end);
                                  audit(work, origin.user(), "reload", firstLine(end));
                                })));
  }

  private Handled rollback(Incoming.Origin origin, Language language) {
    AtomicLong row = new AtomicLong();
    return Handled.writing(
            "rollback",
            work -> {
              row.set(rows.say(work, origin, Says.in(language).notice("rollback.begins")));
            })
        .then(
            () -> {
              Reply end = parts.reloads().rollback(language);
              later(
                  "rollback",
                  work -> {
                    edit(work, origin.lane(), row, end);
                    audit(work, origin.user(), "rollback", firstLine(end));
                  });
            });
  }

  private void edit(Work work, Lane lane, AtomicLong row, Reply reply) {
    rows.edit(work, lane, row.get(), Rendering.of(reply, Rendering.Subject.NONE));
  }

  /** Writes outside of an update. What cannot be written then is only lost from the chat. */
  private void later(String what, Consumer<Work> write) {
    try {
      parts.store().run(write);
      parts.wake().run();
    } catch (StoreException e) {
      LOG.error("the {} of a reload could not be told to the admin", what, e);
    }
  }

  private void audit(Work work, OptionalLong who, String action, String detail) {
    Instant now = parts.clock().instant();
    work.audit().add(new Audit.Deed(now, who.orElse(0), action, detail));
  }

  private static String firstLine(Reply reply) {
    String text =
        switch (reply) {
          case Reply.Notice notice -> notice.text();
          case Reply.Files files -> files.text();
          default -> "";
        };
    return text.lines().findFirst().orElse("");
  }
}
