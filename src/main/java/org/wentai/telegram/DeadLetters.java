package org.wentai.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.store.Audit;
import org.wentai.store.DeadLetters.DeadLetter;
import org.wentai.store.Work;
import org.wentai.telegram.Rendered.Button;

/** Shows admins the alerts that Telegram refused, and tries them again or drops them. */
final class DeadLetters {
  private static final int SHOWN = 8;
  private static final int WHY = 150;

  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;

  DeadLetters(Parts parts, ReplyRows rows, DirectCalls direct) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
  }

  /** Nothing lists them; {@code retry N}, {@code drop N}, with {@code all} for all. */
  Handled obey(Incoming.Origin origin, String argument, Language language) {
    AlertTexts texts = AlertTexts.in(language);
    if (argument.isBlank()) {
      return saying(origin, work -> list(work, texts, Optional.empty()));
    }
    String[] said = argument.strip().toLowerCase(Locale.ROOT).split("\\s+");
    boolean again = List.of("retry", "重试", "重发").contains(said[0]);
    boolean known = again || List.of("drop", "丢弃", "放弃").contains(said[0]);
    String which = said.length == 2 ? said[1] : "";
    boolean all = which.equals("all") || which.equals("全部");
    if (!known || !all && !which.matches("\\d{1,18}")) {
      String what = texts.say("dead.what", Clean.line(argument, WHY).orElse("—"));
      return saying(
          origin, work -> SubscriptionDeeds.notice(what + "\n" + texts.say("dead.how")));
    }
    Press.Dead press = new Press.Dead(all ? 0 : Long.parseLong(which), again);
    return saying(origin, work -> list(work, texts, Optional.of(done(work, origin, press, texts))));
  }

  /** What a button below the list stands for; the list as it is then takes its place. */
  Handled pressed(Incoming.Pressed pressed, Press.Dead press, Language language) {
    direct.answer(pressed.callback(), "");
    Incoming.Origin origin = pressed.origin();
    if (!parts.isAdmin(origin)) {
      return Handled.nothing("no admin");
    }
    AlertTexts texts = AlertTexts.in(language);
    return Handled.writing(
        "dead letters",
        work -> {
          Rendered list = list(work, texts, Optional.of(done(work, origin, press, texts)));
          OptionalLong row = Presses.row(work, pressed);
          if (row.isPresent()) {
            rows.edit(work, origin.lane(), row.getAsLong(), list);
          } else {
            rows.message(work, origin.lane(), OptionalLong.of(origin.message()), list);
          }
        });
  }

  private String done(Work work, Incoming.Origin origin, Press.Dead press, AlertTexts texts) {
    Instant now = parts.clock().instant();
    var dead = work.deadLetters();
    int count;
    if (press.row() == 0) {
      count = press.again() ? dead.retryAll(now) : dead.dropAll(now);
    } else {
      boolean one = press.again() ? dead.retry(press.row(), now) : dead.drop(press.row(), now);
      count = one ? 1 : 0;
    }
    if (count == 0 && press.row() != 0) {
      return texts.say("dead.missing", press.row());
    }
    if (count > 0) {
      String deed = (press.again() ? "retry " : "drop ") + count;
      work.audit().add(new Audit.Deed(now, origin.user().orElse(0), "dead letters", deed));
    }
    return texts.say(press.again() ? "dead.again" : "dead.dropped", count);
  }

  private Rendered list(Work work, AlertTexts texts, Optional<String> note) {
    List<DeadLetter> dead = work.deadLetters().last(SHOWN);
    List<String> said = new ArrayList<>(note.stream().toList());
    said.add(
        dead.isEmpty() ? texts.say("dead.none") : texts.say("dead", work.deadLetters().count()));
    List<List<Button>> buttons = new ArrayList<>();
    for (DeadLetter one : dead) {
      said.add(line(one, texts));
      buttons.add(
          List.of(
              new Button(texts.say("dead.retry", one.id()), new Press.Dead(one.id(), true)),
              new Button(texts.say("dead.drop", one.id()), new Press.Dead(one.id(), false))));
    }
    if (dead.size() > 1) {
      buttons.add(
          List.of(
              new Button(texts.say("dead.retry.all"), new Press.Dead(0, true)),
              new Button(texts.say("dead.drop.all"), new Press.Dead(0, false))));
    }
    String text = Clean.text(String.join("\n\n", said));
    return SubscriptionPages.rendered(Styled.plain(text), buttons);
  }

  private String line(DeadLetter one, AlertTexts texts) {
    return texts.say(
        "dead.line",
        one.id(),
        one.lane().key(),
        AlertTexts.moment(one.failedAt(), parts.settings().zone()),
        one.tries(),
        one.alerts(),
        Clean.line(one.why(), WHY).orElse("—"));
  }

  private Handled saying(Incoming.Origin origin, Function<Work, Rendered> shown) {
    return Handled.writing(
        "dead letters",
        work ->
            rows.message(
                work, origin.lane(), OptionalLong.of(origin.message()), shown.apply(work)));
  }
}
