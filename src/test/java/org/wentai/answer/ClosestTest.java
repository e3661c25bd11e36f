package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.ThreadHead;

class ClosestTest {
  /** Refuses everything, so that what stands beside a refusal can be seen of any question. */
  private static final AnswerSettings NOTHING_IS_SURE = new AnswerSettings(1, 20);

  private static final Indexed PARKING =
      Indexed.of(
          Sample.thread("901", "老街停车场开放通知", "老街停车场将于3月12日开放。白天每小时收费2元，夜间免费。", "老街停车场的管理员是谁？"),
          Sample.thread("902", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  private static Answer.NotFound refused(String question) {
    Answer answer =
        PARKING.serve(g -> new Answerer(NOTHING_IS_SURE).answer(g, Question.of(question)));
    assertThat(answer).isInstanceOf(Answer.NotFound.class);
    return (Answer.NotFound) answer;
  }

  @Test
  void theTopicsPassageStandsBesideARefusal() {
    Answer.NotFound none = refused("老街停车场的管理员电话是多少？");
    Evidence closest = none.closest().orElseThrow();
    assertThat(closest.citation().quoted()).contains("老街停车场将于3月12日开放。");
    assertThat(closest.citation().quoted()).hasSizeLessThanOrEqualTo(Evidence.LONGEST);
    assertThat(closest.citation().holds(closest.thread(), closest.post())).isTrue();
    assertThat(none.nearest().getFirst()).isEqualTo(closest.thread());
  }

  @Test
  void aPostThatAsksTheSameTellsNothing() {
    assertThat(refused("老街停车场的管理员是谁？").closest().orElseThrow().post().floor()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"红烧肉怎么做?", "明天会下雨吗", "iPhone 15多少钱", "?!……", ""})
  void whatSharesTooLittleIsNotShown(String question) {
    assertThat(refused(question).closest()).isEqualTo(Optional.empty());
  }

  @Test
  void theThreadsThatComeNearestAreThoseOfBefore() {
    assertThat(refused("市图书馆新馆的馆长是谁？").nearest())
        .extracting(ThreadHead::id)
        .isEqualTo(List.of("902"));
  }
}
