package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.Attachment;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.Rating;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.RecordField;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.IndexSettings.Vectors;

class AnswererTest {
  private static Answer.Found found(Question question, Vectors vectors) {
    return found(question, vectors, Indexed.SETTINGS);
  }

  private static Answer.Found found(Question question, Vectors vectors, AnswerSettings settings) {
    Indexed seed = Indexed.seed(vectors);
    Answer answer = seed.serve(g -> new Answerer(settings).answer(g, question));
    assertThat(answer).as(question.text()).isInstanceOf(Answer.Found.class);
    Answer.Found found = (Answer.Found) answer;
    seed.serve(
        generation -> {
          Contract.holds(generation, question.text(), found);
          return true;
        });
    return found;
  }

  private static Answer.Found found(String question) {
    return found(Question.of(question), Vectors.ON);
  }

  @ParameterizedTest
  @CsvSource({
    "“一核”指什么?, 中心老城动能提升核心区",
    "「一核」指什麼?, 中心老城动能提升核心区",
    "战略合作框架协议是在哪里签署的, 济南",
    "《规划》什么时候印发的, 6月21日",
    "规划什么时候签发的?, 6月12日",
    "泰山景区怎么改造, 中路优化",
    "增加值占地区生产总值的比重要达到多少, 60%",
    "What does 62116 refer to?, 62116",
  })
  void answersFromTheOpeningPost(String question, String words) {
    Answer.Found found = found(question);
    assertThat(found.evidence()).anyMatch(e -> e.citation().quoted().contains(words));
    assertThat(found.evidence().get(0).citation().post().floor()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Vectors.class,
      names = {"ON", "OFF"})
  void aListOfPartsHasACitationForEachInOrder(Vectors vectors) {
    // The confidence is calibrated with vectors, and lower without them: which sentences is asked.
    var whatever = new AnswerSettings(0, 20);
    Answer.Found found = found(Question.of("“一核两区两城”分别指什么?"), vectors, whatever);
    if (vectors == Vectors.ON) {
      assertThat(found.confidence()).isGreaterThan(Indexed.SETTINGS.threshold());
    }
    assertThat(found.evidence())
        .extracting(e -> e.citation().quoted())
        .satisfiesExactly(
            one -> assertThat(one).contains("“一核”指"),
            two -> assertThat(two).contains("“两区”指"),
            three -> assertThat(three).contains("“两城”指"));
    assertThat(found.evidence())
        .extracting(e -> ((TextCitation) e.citation()).span().start())
        .isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "三楼说了什么, 3",
    "3楼说了啥?, 3",
    "三樓說了什麼, 3",
    "沙发说了什么?, 2",
    "2#怎么说的, 2",
    "四楼怎么评论, 4",
    "地板怎么看, 4",
    "最后一个回复说了什么, 4",
    "第一个回复说的什么, 2",
    "what did floor 2 say?, 2",
  })
  void aFloorIsAnsweredByItsOwnPost(String question, int floor) {
    Answer.Found found = found(question);
    assertThat(found.evidence()).hasSize(1);
    assertThat(found.evidence().get(0).citation()).isInstanceOf(TextCitation.class);
    assertThat(found.evidence().get(0).citation().post().floor()).isEqualTo(floor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"网友怎么看", "大家有什么看法?", "回复里都说了些什么"})
  void whatPeopleThinkIsAnsweredByReplies(String question) {
    assertThat(found(question).evidence())
        .extracting(e -> e.citation().post().floor())
        .isNotEmpty()
        .allMatch(floor -> floor > 1);
  }

  @ParameterizedTest
  @CsvSource({
    "这个帖子有多少人看过?, VIEWS, 1, 3584",
    "這個帖子被瀏覽了多少次, VIEWS, 1, 3584",
    "帖子有几条回复, REPLIES, 1, 3",
    "How many views does this thread have?, VIEWS, 1, 3584",
    "谁给楼主评分了?, RATING, 1, 观尔 威望 +2 很给力!",
    "这个帖子是什么时候发的, POSTED_AT, 1, 2018-07-03 15:58",
    "沙发是几点回的, POSTED_AT, 2, 2018-07-03 16:02",
    "二楼来自哪里, ORIGIN, 2, 中国山东青岛",
    "谁用手机发的回复, CLIENT, 4, 手机版",
    "这个帖子的标题是什么, TITLE, 1, 重磅消息!泰安有望在这些领域领跑全省!腾飞指日可待!",
  })
  void aRecordIsCitedByItsField(String question, RecordField field, int floor, String value) {
    assertThat(found(question).evidence())
        .singleElement()
        .extracting(Evidence::citation)
        .isInstanceOfSatisfying(
            RecordCitation.class,
            cited -> {
              assertThat(cited.field()).isEqualTo(field);
              assertThat(cited.post().floor()).isEqualTo(floor);
              assertThat(cited.quoted()).isEqualTo(value);
            });
  }

  @Test
  void aFollowUpIsFilledInFromTheTurnBefore() {
    String thread = Indexed.seed(Vectors.ON).threads().get(0).head().id();
    var last = Optional.of(new Question.Turn("“一核”指什么?", Optional.of(thread)));
    Answer.Found found = found(new Question("那两区呢?", last), Vectors.ON);
    assertThat(found.understoodAs()).isEqualTo("“两区”指什么?");
    assertThat(found.text()).contains("“两区”指泰安高新区、泰山景区");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "红烧肉怎么做?",
        "iPhone 15多少钱",
        "明天会下雨吗",
        "Who won the World Cup in 1998?",
        "99楼说了什么",
        "现在几点了?",
        "?!……",
        "",
      })
  void whatNoPostTellsIsRefused(String question) {
    for (Vectors vectors : new Vectors[] {Vectors.ON, Vectors.OFF}) {
      Answer answer = Indexed.seed(vectors).answer(question);
      assertThat(answer).as(vectors + " " + question).isInstanceOf(Answer.NotFound.class);
      assertThat(answer.confidence()).isLessThan(Indexed.SETTINGS.threshold());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12路改线从哪天开始, 418655",
    "医保缴费什么时候截止, 419377",
    "半程馬拉松報名什麼時候開始, 420540",
    "宽带晚上测速只有多少兆, 421006",
  })
  void ofManyThreadsTheOneThatTellsIsCited(String question, String thread) {
    assertThat(Indexed.forum(Vectors.ON).answer(question))
        .isInstanceOfSatisfying(
            Answer.Found.class,
            f -> assertThat(f.evidence().get(0).citation().post().thread()).isEqualTo(thread));
  }

  @Test
  void aRecordQuestionThatNamesNoThreadOfSeveralIsNotGuessedAt() {
    Answer answer = Indexed.forum(Vectors.OFF).answer("这个帖子有多少人看过?");
    boolean record =
        answer instanceof Answer.Found found
            && found.evidence().get(0).citation() instanceof RecordCitation;
    assertThat(record).isFalse();
  }

  @Test
  void longValuesOfARecordAreAnsweredWithinTheLimit() {
    var post = Post.of(1, "今年的庙会定在五月一日开幕。");
    for (int i = 0; i < 4; i++) {
      post.rating(new Rating("读者" + i, "威望", 1, "好".repeat(170)));
      post.attachment(
          new Attachment("图".repeat(170) + i + ".jpg", Attachment.Kind.PICTURE, Optional.empty()));
    }
    ThreadHead head = Indexed.seed(Vectors.OFF).threads().get(0).head();
    Indexed indexed = Indexed.of(new ForumThread(head, java.util.List.of(post.build())));
    for (String question : new String[] {"谁给楼主评分了?", "这个帖子有几张图片?"}) {
      assertThat(indexed.answer(question))
          .isInstanceOfSatisfying(
              Answer.Found.class,
              found ->
                  indexed.serve(
                      generation -> {
                        Contract.holds(generation, question, found);
                        return true;
                      }));
    }
  }
}
