package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.wentai.telegram.QuestionRate.Verdict;

class QuestionRateTest {
  private static final long MINUTE = 60_000;

  /** A clock that stands until it is put on. */
  private static final class Hand implements InstantSource {
    private Instant now = Instant.ofEpochSecond(1_700_000_000);

    @Override
    public Instant instant() {
      return now;
    }

    void on(Duration time) {
      now = now.plus(time);
    }
  }

  private final Hand clock = new Hand();

  @Test
  void oneNoticeThenSilenceThenAnswersAgain() {
    QuestionRate rate = new QuestionRate(2, 100, clock);
    assertThat(rate.allow(-1, 5)).isEqualTo(Verdict.OK);
    clock.on(Duration.ofSeconds(30));
    assertThat(rate.allow(-2, 5)).isEqualTo(Verdict.OK);
    assertThat(rate.allow(-1, 5)).isEqualTo(Verdict.ASKER_NOTICE);
    assertThat(rate.allow(-2, 5)).isEqualTo(Verdict.SILENT);
    assertThat(rate.allow(-1, 6)).as("another asker").isEqualTo(Verdict.OK);
    clock.on(Duration.ofSeconds(30));
    assertThat(rate.allow(-1, 5)).as("a minute after the first").isEqualTo(Verdict.OK);
    assertThat(rate.allow(-1, 5)).as("told half a minute ago").isEqualTo(Verdict.SILENT);
    clock.on(Duration.ofSeconds(30));
    assertThat(rate.allow(-1, 5)).isEqualTo(Verdict.OK);
    assertThat(rate.allow(-1, 5)).isEqualTo(Verdict.ASKER_NOTICE);
  }

  @Test
  void aChatHasItsOwnLimit() {
    QuestionRate rate = new QuestionRate(100, 2, clock);
    assertThat(rate.allow(-1, 5)).isEqualTo(Verdict.OK);
    assertThat(rate.allow(-1, 6)).isEqualTo(Verdict.OK);
    assertThat(rate.allow(-1, 7)).isEqualTo(Verdict.CHAT_NOTICE);
    assertThat(rate.allow(-1, 8)).isEqualTo(Verdict.SILENT);
    assertThat(rate.allow(-2, 8)).isEqualTo(Verdict.OK);
  }

  @Test
  void aClockPutBackShutsNobodyOut() {
    QuestionRate rate = new QuestionRate(1, 1, clock);
    assertThat(rate.allow(5, 5)).isEqualTo(Verdict.OK);
    clock.on(Duration.ofHours(-3));
    assertThat(rate.allow(5, 5)).isEqualTo(Verdict.OK);
    assertThat(rate.allow(5, 5)).isEqualTo(Verdict.ASKER_NOTICE);
  }

  @Test
  void idleAskersAreForgottenAndABusyMinuteIsBounded() {
    QuestionRate rate = new QuestionRate(3, 3, clock);
    for (int i = 0; i < 120_000; i++) {
      rate.allow(i, i);
    }
    assertThat(rate.kept()).isLessThanOrEqualTo(100_002);
    clock.on(Duration.ofMinutes(1));
    rate.allow(1, 1);
    assertThat(rate.kept()).isEqualTo(2);
  }

  /** A question: how long after the one before, and whose and where. */
  record Step(long chat, long speaker, long at, Verdict verdict) {}

  @Property(tries = 300)
  void inNoMinuteMoreThanAllowedAndNoneRefusedWithoutCause(
      @ForAll @Size(min = 1, max = 120) List<@IntRange(max = 40_000) Integer> gaps,
      @ForAll @IntRange(min = 1, max = 4) int perAsker,
      @ForAll @IntRange(min = 1, max = 6) int perChat) {
    QuestionRate rate = new QuestionRate(perAsker, perChat, clock);
    List<Step> past = new ArrayList<>();
    for (int gap : gaps) {
      clock.on(Duration.ofMillis(gap / 4));
      long chat = -1 - gap % 2;
      long speaker = gap % 5;
      long now = clock.millis();
      long ofAsker = past.stream().filter(s -> ok(s, now) && s.speaker == speaker).count();
      long inChat = past.stream().filter(s -> ok(s, now) && s.chat == chat).count();
      Verdict verdict = rate.allow(chat, speaker);
      assertThat(verdict == Verdict.OK).isEqualTo(ofAsker < perAsker && inChat < perChat);
      if (verdict == Verdict.ASKER_NOTICE) {
        assertThat(past)
            .noneMatch(s -> within(s, now) && s.speaker == speaker && s.verdict == verdict);
      }
      if (verdict == Verdict.SILENT) {
        Verdict told = ofAsker >= perAsker ? Verdict.ASKER_NOTICE : Verdict.CHAT_NOTICE;
        assertThat(past)
            .anyMatch(
                s ->
                    within(s, now)
                        && s.verdict == told
                        && (told == Verdict.CHAT_NOTICE ? s.chat == chat : s.speaker == speaker));
      }
      past.add(new Step(chat, speaker, now, verdict));
    }
  }

  private static boolean within(Step step, long now) {
    return now - step.at < MINUTE;
  }

  private static boolean ok(Step step, long now) {
    return within(step, now) && step.verdict == Verdict.OK;
  }
}
