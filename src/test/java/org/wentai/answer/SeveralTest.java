package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeveralTest {
  private static final Indexed PARKING =
      Indexed.of(
          Sample.thread("901", "老街停车场开放通知", "老街停车场将于3月12日开放。老街停车场白天每小时收费2元，夜间免费。"),
          Sample.thread("902", "图书馆搬迁", "市图书馆新馆位于人民路18号，藏书20万册。"));

  private static Answer answer(String question) {
    return PARKING.serve(
        g -> new Answerer(new AnswerSettings(0.2, 20)).answer(g, Question.of(question)));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("在哪里？多少钱？", List.of("在哪里？", "多少钱？")),
        Arguments.of("在哪里? 多少钱", List.of("在哪里?", "多少钱")),
        Arguments.of("在哪里？", List.of("在哪里？")),
        Arguments.of("真的？在哪里？", List.of("真的？在哪里？")),
        Arguments.of("在吗？在哪里？多少钱？", List.of("在哪里？", "多少钱？")),
        Arguments.of("“去哪里？”这个帖子有多少回复", List.of("“去哪里？”这个帖子有多少回复")),
        Arguments.of("《去哪里？》什么时候上映？", List.of("《去哪里？》什么时候上映？")),
        Arguments.of("在哪里？？多少钱", List.of("在哪里？？", "多少钱")),
        Arguments.of("在哪里？谢谢", List.of("在哪里？谢谢")));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsCutWhereEachPartAsks(String text, List<String> parts) {
    assertThat(Several.of(text)).isEqualTo(parts);
  }

  @Test
  void eachIsAnsweredWithItsOwnCitation() {
    var found = (Answer.Found) answer("市图书馆新馆位于哪里？老街停车场什么时候开放？");
    assertThat(found.text()).contains("人民路18号").contains("3月12日");
    assertThat(found.evidence()).extracting(e -> e.thread().id()).contains("901", "902");
    assertThat(found.unanswered()).isEmpty();
  }

  @Test
  void whatWasNotFoundIsNamed() {
    var found = (Answer.Found) answer("老街停车场什么时候开放？火星基地的温度是多少？");
    assertThat(found.text()).contains("3月12日");
    assertThat(found.unanswered()).containsExactly("火星基地的温度是多少？");
  }

  @Test
  void allOfThemFitOrAreNamed() {
    String long140 = "，每天都有很多人来看热闹".repeat(12);
    Indexed fair =
        Indexed.of(
            Sample.thread("1", "庙会", "庙会五月一日开幕" + long140 + "。"),
            Sample.thread("2", "花展", "花展六月二日开幕" + long140 + "。"),
            Sample.thread("3", "灯会", "灯会七月三日开幕" + long140 + "。"));
    String question = "庙会什么时候开幕？花展什么时候开幕？灯会什么时候开幕？";
    Answer answer =
        fair.serve(
            g -> new Answerer(new AnswerSettings(0.05, 20)).answer(g, Question.of(question)));
    var found = (Answer.Found) answer;
    long told = found.text().lines().count();
    assertThat(told + found.unanswered().size()).isEqualTo(3);
    assertThat(found.unanswered()).isNotEmpty();
  }

  @Test
  void whereNothingIsFoundAllIsRefused() {
    assertThat(answer("火星基地有多大？火星基地的温度是多少？")).isInstanceOf(Answer.NotFound.class);
  }
}
