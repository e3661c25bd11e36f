package org.wentai.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FloodTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Flood flood = new Flood(Limits.STRICT);

  @Test
  void oneMessageASecondToAChat() {
    flood.count("5", false, NOON);
    ApiException early = refused(() -> flood.count("5", false, NOON.plusMillis(999)));
    assertThat(early.code()).isEqualTo(429);
    assertThat(early.parameters().path("retry_after").asInt()).isEqualTo(1);
    assertThat(early.broke()).contains(Violation.Kind.FLOOD);
    assertThatCode(() -> flood.count("6", false, NOON.plusMillis(999))).doesNotThrowAnyException();
    assertThatCode(() -> flood.count("5", false, NOON.plusMillis(1000))).doesNotThrowAnyException();
  }

  @Test
  void twentyAMinuteToAGroup() {
    for (int i = 0; i < 20; i++) {
      flood.count("-5", true, NOON.plusSeconds(2L * i));
    }
    ApiException early = refused(() -> flood.count("-5", true, NOON.plusSeconds(50)));
    assertThat(early.parameters().path("retry_after").asInt()).isEqualTo(10);
    assertThatCode(() -> flood.count("-5", true, NOON.plusSeconds(60))).doesNotThrowAnyException();
  }

  @Test
  void thirtyASecondOverAll() {
    for (int i = 0; i < 30; i++) {
      flood.count(Integer.toString(i), false, NOON.plusMillis(i));
    }
    assertThat(refused(() -> flood.count("99", false, NOON.plusMillis(999))).code()).isEqualTo(429);
    assertThatCode(() -> flood.count("98", false, NOON.plusMillis(1000)))
        .doesNotThrowAnyException();
  }

  @Test
  void nothingGoesToAChatBeforeRetryAfterIsOver() {
    flood.hold("5", NOON, 3);
    ApiException early = refused(() -> flood.obey("5", NOON.plusMillis(1500)));
    assertThat(early.broke()).contains(Violation.Kind.RETRY_AFTER);
    assertThat(early.parameters().path("retry_after").asInt()).isEqualTo(2);
    assertThatCode(() -> flood.obey("6", NOON.plusMillis(1500))).doesNotThrowAnyException();
    assertThatCode(() -> flood.obey("5", NOON.plusSeconds(3))).doesNotThrowAnyException();
  }

  @Test
  void noLimitsWhereNoneAreWanted() {
    Flood none = new Flood(Limits.NONE);
    assertThatCode(
            () -> {
              for (int i = 0; i < 100; i++) {
                none.count("-5", true, NOON.plus(Duration.ofMillis(i)));
              }
            })
        .doesNotThrowAnyException();
  }

  private static ApiException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ApiException.class, call);
  }
}
