package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.Rating;
import org.wentai.forum.RecordCitation;

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

  private static final Indexed ASKED_IN_A_REPLY =
      Indexed.of(
          Sample.thread(
              "21",
              "公租房申请通知",
              "公租房开始受理申请，材料交到政务大厅。",
              "请问离异带一个小孩的，家里收入按几个人平均？",
              "顶一下，先收藏了再慢慢看。",
              "材料里的收入证明找单位盖章。",
              "今天去的人不多，很快。",
              "回复2楼：看户口簿，共同生活的都算，你这样就除以二。"),
          Sample.thread("22", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  @Test
  void aReplyAnswersTheReplyThatItSpeaksTo() {
    assertThat(answered(ASKED_IN_A_REPLY, "离异带小孩的收入按几个人平均？"))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found -> {
              assertThat(found.evidence().getFirst().citation().post().floor()).isEqualTo(6);
              assertThat(found.text()).contains("除以二");
            });
  }

  private static final Indexed PROGRESS =
      Indexed.of(
          Sample.thread("31", "路灯坏了", "人民路的路灯坏了半个月，没有人来修路灯。", "我也看到路灯坏了。", "今天人民路的路灯修好了，师傅换了新的灯头。"),
          Sample.thread("32", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  @Test
  void whatCameOfItIsToldByAReply() {
    assertThat(answered(PROGRESS, "人民路的路灯后来修好了没有？"))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found ->
                assertThat(found.evidence().getFirst().citation().post().floor()).isEqualTo(3));
  }

  private static final Indexed RACE =
      Indexed.of(
          Sample.thread("33", "环城马拉松战报", "环城马拉松昨天开跑，张三最终获得冠军，李四获得亚军。", "环城马拉松最终很精彩。", "赛道真美。"),
          Sample.thread("32", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  @Test
  void whatTheOpeningPostTellsMoreSurelyIsNotLeftForAReply() {
    assertThat(answered(RACE, "环城马拉松最终谁获得冠军？"))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found ->
                assertThat(found.evidence().getFirst().citation().post().floor()).isEqualTo(1));
  }

  private static final Indexed RATED =
      Indexed.of(
          new ForumThread(
              Sample.head("41", "大理攻略"),
              List.of(
                  Post.of(1, "苍山索道来回282元。")
                      .author("小段")
                      .rating(new Rating("苍山雪", "金币", 5, "欢迎再来"))
                      .rating(new Rating("路人甲", "金币", 2, "有用"))
                      .build(),
                  Post.of(2, "苍山的雪还没化。")
                      .author("苍山雪")
                      .rating(new Rating("小段", "金币", 1, "真的"))
                      .build())),
          Sample.thread("42", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  @ParameterizedTest
  @CsvSource({
    "苍山雪给大理攻略加分时说了什么？, 1, 苍山雪 金币 +5 欢迎再来",
    "小段给苍山雪加分时说了什么？, 2, 小段 金币 +1 真的",
    "谁给大理攻略那个帖子评分了？, 1, 苍山雪 金币 +5 欢迎再来",
    "大理那篇攻略有谁评分？, 1, 苍山雪 金币 +5 欢迎再来",
    "谁给大理攻略那个帖子加了2金币？, 1, 路人甲 金币 +2 有用",
    "谁给苍山雪加分了？, 2, 小段 金币 +1 真的",
  })
  void aRatingIsFoundByItsRater(String question, int floor, String value) {
    assertThat(answered(RATED, question))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found -> {
              assertThat(found.evidence().getFirst().citation().post().floor()).isEqualTo(floor);
              assertThat(found.evidence().getFirst().citation().quoted()).isEqualTo(value);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "路人甲给公交改线那个帖子评分时写了什么？",
    "自来水停水检修通知那个帖子有多少人看过？",
  })
  void aRecordOfAThreadThatIsNotThereIsNotTold(String question) {
    Answer answer = answered(RATED, question);
    List<Evidence> evidence =
        answer instanceof Answer.Found found ? found.evidence() : List.<Evidence>of();
    assertThat(evidence).extracting(Evidence::citation).noneMatch(RecordCitation.class::isInstance);
  }

  private static final Indexed LONG =
      Indexed.of(
          Sample.thread(
              "51",
              "地下车库漏水",
              "地下车库漏水两年了，物业说找开发商，开发商说找物业，来回踢皮球。上个月我的车被滴成了花脸，隔壁大爷还滑了一跤，打了石膏，到现在手还不能提东西。"
                  + "去年四月开发商派了两个工人来打针，管了不到一个月又漏，十月再来，还是一样，钱倒是一分不少收。"
                  + "我的要求不高，就三条：一、把顶板防水重新做一遍；二、修好之前停收管理费；三、大爷的医药费要给个说法。"
                  + "业主们8月20日前把车位号报给我，咱们一起去区里反映，人多力量大。",
              "支持楼主。"),
          Sample.thread("52", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  @ParameterizedTest
  @CsvSource({
    "地下车库漏水的帖子里楼主提了哪三条要求？, 二、修好之前停收管理费；",
    "地下车库漏水的帖子里楼主说几号前报车位号？, 业主们8月20日前把车位号报给我",
  })
  void ofALongPostWhatIsAskedForIsTold(String question, String words) {
    assertThat(answered(LONG, question))
        .isInstanceOfSatisfying(
            Answer.Found.class, found -> assertThat(found.text()).contains(words));
  }
}
