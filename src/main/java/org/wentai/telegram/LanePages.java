package org.wentai.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wentai.chat.AlertTexts;
import org.wentai.store.AlertLane;
import org.wentai.telegram.Rendered.Button;

/** Messages on how alerts come, whose buttons show how they come now. */
record LanePages(AlertTexts texts) {
  private static final int[] MORNINGS = {7 * 60, 8 * 60, 12 * 60, 18 * 60, 21 * 60};
  private static final int[][] NIGHTS = {{22, 7}, {23, 7}, {23, 8}, {0, 8}};
  private static final int[] HOURS = {1, 2, 8, 24, 72, 168};
  private static final String CHOSEN = "✓ ";

  /** When alerts are gathered. */
  Rendered digest(AlertLane now) {
    List<List<Button>> rows = new ArrayList<>();
    rows.add(
        List.of(
            digest(now, AlertLane.Digest.NOW, now.digestAt(), texts.say("digest.now.button")),
            digest(
                now, AlertLane.Digest.HOURLY, now.digestAt(), texts.say("digest.hourly.button"))));
    List<Button> daily = new ArrayList<>();
    for (int at : MORNINGS) {
      daily.add(digest(now, AlertLane.Digest.DAILY, at, AlertTexts.clock(at)));
    }
    rows.add(daily);
    String text = texts.digest(now) + "\n" + texts.say("digest.how");
    return SubscriptionPages.rendered(Styled.plain(text), rows);
  }

  private static Button digest(AlertLane now, AlertLane.Digest digest, int at, String words) {
    boolean daily = digest == AlertLane.Digest.DAILY;
    boolean chosen = now.digest() == digest && (!daily || now.digestAt() == at);
    return new Button(chosen ? CHOSEN + words : words, new Press.Digest(digest, at));
  }

  /** The quiet hours. */
  Rendered quiet(AlertLane now) {
    List<Button> nights = new ArrayList<>();
    for (int[] night : NIGHTS) {
      Press.Quiet press = new Press.Quiet(night[0] * 60, night[1] * 60);
      boolean chosen =
          now.quietFrom().orElse(-1) == press.from() && now.quietTo().orElse(-1) == press.to();
      String words = AlertTexts.clock(press.from()) + "–" + AlertTexts.clock(press.to());
      nights.add(new Button(chosen ? CHOSEN + words : words, press));
    }
    boolean none = now.quietFrom().isEmpty();
    String off = texts.say("quiet.off.button");
    List<Button> last = List.of(new Button(none ? CHOSEN + off : off, new Press.Quiet(0, 0)));
    String is =
        none
            ? texts.say("quiet.none")
            : texts.say(
                "quiet.is",
                AlertTexts.clock(now.quietFrom().orElse(0)),
                AlertTexts.clock(now.quietTo().orElse(0)),
                now.zone());
    Styled text = Styled.plain(is + "\n" + texts.say("quiet.how"));
    return SubscriptionPages.rendered(
        text, List.of(nights.subList(0, 2), nights.subList(2, 4), last));
  }

  /** Until when nothing comes. */
  Rendered mute(AlertLane lane, Instant now) {
    boolean muted = lane.mutedUntil().isAfter(now);
    List<Button> hours = new ArrayList<>();
    for (int one : HOURS) {
      String words = one < 24 ? texts.say("mute.hours", one) : texts.say("mute.days", one / 24);
      hours.add(new Button(words, new Press.Mute(one)));
    }
    List<List<Button>> rows = new ArrayList<>();
    rows.add(hours.subList(0, 3));
    rows.add(hours.subList(3, 6));
    if (muted) {
      rows.add(List.of(new Button(texts.say("mute.off.button"), new Press.Mute(0))));
    }
    String is =
        muted
            ? texts.say("mute.is", AlertTexts.moment(lane.mutedUntil(), lane.zone()))
            : texts.say("mute.none");
    return SubscriptionPages.rendered(Styled.plain(is + "\n" + texts.say("mute.how")), rows);
  }
}
