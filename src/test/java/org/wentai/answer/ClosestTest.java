package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

class ClosestTest {
  /** Refuses everything, so that what stands beside a refusal can be seen of any question. */
  private static final AnswerSettings NOTHING_IS_SURE = new AnswerSettings(1, 20);

  private static final Indexed PARKING =
      Indexed.of(
          thread("901", "老街停车场开放通知", "老街停车场将于3月12日开放。白天每小时收费2元，夜间免费。", "老街停车场的管理员是谁？"),
          thread("902", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  private static ForumThread thread(String id, String title, String... posts) {
    var all = new ArrayList<Post>();
    for (String text : posts) {
      all.add(Post.of(all.size() + 1, text).build());
    }
    var head =
        new ThreadHead(
            id,
            title,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            id + ".txt");
    return new ForumThread(head, all);
  }

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
