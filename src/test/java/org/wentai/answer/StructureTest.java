package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;

/** What threads and dates tell beside the words; searched by words alone. */
class StructureTest {
  private static ForumThread dated(String id, String title, String day, String text) {
    OffsetDateTime at = OffsetDateTime.parse(day + "T10:00:00+08:00");
    return new ForumThread(Sample.head(id, title), List.of(Post.of(1, text).postedAt(at).build()));
  }

  private static Answer answered(Indexed indexed, String question) {
    var whatever = new Answerer(new AnswerSettings(0, 20));
    return indexed.serve(posts -> whatever.answer(posts, Question.of(question)));
  }

  private static final Indexed FEES =
      Indexed.of(
          dated("1", "老街停车场收费通知", "2022-03-01", "老街停车场的停车费是每小时2元。"),
          dated("2", "老街停车场收费通知", "2024-03-01", "老街停车场的停车费是每小时4元。"),
          dated("3", "老街停车场收费通知", "2023-03-01", "老街停车场的停车费是每小时3元。"),
          dated("4", "图书馆搬迁", "2024-05-01", "市图书馆新馆位于人民路18号，藏书20万册。"));

  @ParameterizedTest
  @CsvSource({
    "老街停车场最新的停车费是多少?, 每小时4元",
    "老街停车场现在的停车费是多少?, 每小时4元",
    "2022年老街停车场的停车费是多少?, 每小时2元",
    "老街停车场2023年的停车费是多少?, 每小时3元",
  })
  void theTimeMeantIsAnswered(String question, String words) {
    // Of four posts the rarity of words says little, and so the confidence: which one is asked.
    assertThat(answered(FEES, question))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found -> {
              assertThat(found.text()).contains(words);
              assertThat(found.text().lines()).hasSize(1);
              assertThat(found.evidence().getFirst().citation().quoted()).contains(words);
            });
  }

  private static final Indexed HELP =
      Indexed.of(
          Sample.thread("11", "求助", "居住证到期了去哪里续签？", "顶", "同问", "要去政务大厅三楼8号窗口，当天就能拿。", "谢谢！"),
          Sample.thread("12", "闲聊", "今天的天气真不错。", "政务大厅的食堂好吃。"),
          Sample.thread("13", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  @Test
  void aReplyAnswersWhatItsOpeningPostAsks() {
    assertThat(answered(HELP, "居住证到期去哪里续签？"))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found -> {
              assertThat(found.evidence().getFirst().citation().post().thread()).isEqualTo("11");
              assertThat(found.evidence().getFirst().citation().post().floor()).isEqualTo(4);
              assertThat(found.text()).contains("政务大厅三楼8号窗口");
            });
  }
}
