package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A question with something else asked for, of which its thread has nothing. */
class AnotherKindTest {
  private final Indexed threads =
      Indexed.of(
          Sample.thread(
              "lake",
              "东平湖",
              "东平湖的面积是627平方公里，1985年起占全市水面的80%，早上8点开放，50人、3辆车、2层楼，巡湖要3天，走9公里，电话0538-1234567。"),
          Sample.thread(
              "fair", "庙会", "庙会2024年3月1日开幕，占全市客流的80%，早上8点起，500人、20辆车，绕场2公里，3层看台，门票20元，共3天。"));

  @Test
  void onlyMoneyIsLacking() {
    assertThat(asked("lake", "东平湖的面积是多少？")).isIn("东平湖的面积花了多少钱？", "东平湖的面积要投资多少钱？");
  }

  @Test
  void onlyATelephoneNumberIsLacking() {
    assertThat(asked("fair", "庙会在什么时候开幕？")).isEqualTo("庙会开幕的电话是多少？");
  }

  @Test
  void whatAsksNothingStaysUnasked() {
    assertThat(another("lake", "东平湖面积")).isEmpty();
  }

  private String asked(String thread, String question) {
    return another(thread, question).orElseThrow();
  }

  private Optional<String> another(String thread, String question) {
    var known = new Known(question, List.of("627平方公里"), List.of(thread));
    return threads.serve(
        posts ->
            new AnotherKind(1)
                .of(posts, known, Reading.of(Question.of(question), posts, 20).understood()));
  }
}
