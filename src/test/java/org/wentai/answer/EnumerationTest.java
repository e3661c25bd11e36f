package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wentai.forum.Post;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.index.Hit;

class EnumerationTest {
  private static List<String> around(String text, String sentence) {
    Post post = Post.of(1, text).build();
    int start = text.indexOf(sentence);
    Span span = new Span(start, start + sentence.length());
    return Enumeration.around(post, span).stream().map(s -> s.of(text)).toList();
  }

  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of("措施有三。一是修路；二是种树；三是清河。路过的都说好。", "二是种树；", List.of("一是修路；", "二是种树；", "三是清河。")),
        Arguments.of(
            "办理流程如下：\n1. 网上预约\n2. 带身份证到三楼\n3. 当天领证",
            "2. 带身份证到三楼",
            List.of("办理流程如下：", "1. 网上预约", "2. 带身份证到三楼", "3. 当天领证")),
        Arguments.of(
            "第一步，打开软件。第二步，扫码。要等一会儿。第三步，付款。", "第二步，扫码。", List.of("第一步，打开软件。", "第二步，扫码。", "第三步，付款。")),
        Arguments.of("首先登记。然后排队。最后领号。", "然后排队。", List.of("首先登记。", "然后排队。", "最后领号。")),
        Arguments.of("（一）年满十八岁。（二）本市户籍。", "（二）本市户籍。", List.of("（一）年满十八岁。", "（二）本市户籍。")),
        Arguments.of("材料：\n①身份证\n②照片", "材料：", List.of("材料：", "①身份证", "②照片")),
        Arguments.of(
            "我的要求不高，就三条：一、重做防水；二、停收管理费；三、赔钱。",
            "二、停收管理费；",
            List.of("我的要求不高，就三条：一、重做防水；", "二、停收管理费；", "三、赔钱。")),
        Arguments.of(
            "三、缴费方式\n（一）手机办理；\n（二）柜台办理。", "三、缴费方式", List.of("三、缴费方式", "（一）手机办理；", "（二）柜台办理。")));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void itemsStandTogetherInThePostsOrder(String text, String sentence, List<String> list) {
    assertThat(around(text, sentence)).isEqualTo(list);
  }

  @ParameterizedTest
  @CsvSource({
    "今天天气好。一是一，二是二。, 今天天气好。",
    "1. 只有一条, 1. 只有一条",
    "第二点，下不为例。第三点，没有了。, 第三点，没有了。",
    "3.5公里长的路。4.5米宽。, 4.5米宽。",
    "一是修路；他说。又说。还说。再说。二是种树。, 二是种树。",
  })
  void whatDoesNotCountUpIsNoList(String text, String sentence) {
    assertThat(around(text, sentence)).isEmpty();
  }

  @Test
  void aListIsAnsweredWholeWhenItIsAskedFor() {
    String text = "办理居住证的材料如下：\n1. 身份证原件；\n2. 近期照片两张；\n3. 租房合同或者单位证明。\n办理居住证要十天。";
    Understood question = Sample.understood("办理居住证的材料有哪些?");
    var best = new Ranker.Ranked(Sample.candidate(question, "求助", text, "2. 近期照片两张；"), 3, 0.9);
    Selection selection = Selection.of(question, List.of(best));
    assertThat(selection.lines())
        .containsExactly("办理居住证的材料如下：", "1. 身份证原件；", "2. 近期照片两张；", "3. 租房合同或者单位证明。");
    assertThat(selection.quotes())
        .singleElement()
        .satisfies(q -> assertThat(q.span().of(text)).startsWith("办理").endsWith("证明。"));
    Understood when = Sample.understood("照片什么时候拍的?");
    assertThat(Selection.of(when, List.of(best)).lines()).containsExactly("2. 近期照片两张；");
  }

  @Test
  void sentencesOfOneThreadStandInItsOrder() {
    String text = "报名费一百元。会场很大。报名从五月起。";
    Understood question = Sample.understood("报名要怎样");
    List<Ranker.Ranked> ranked =
        List.of(
            new Ranker.Ranked(Sample.candidate(question, "赛事", text, "报名从五月起。"), 3, 0.5),
            new Ranker.Ranked(Sample.candidate(question, "赛事", text, "报名费一百元。"), 3, 0.4));
    Selection selection = Selection.of(question, ranked);
    assertThat(selection.lines()).containsExactly("报名费一百元。", "报名从五月起。");
    assertThat(selection.quotes().getFirst().from()).isEqualTo(ranked.getFirst());
  }

  @Test
  void aHeadingIsAnsweredWithWhatItHeads() {
    String text = "停车收费\n白天每小时两元。夜间免费。";
    Post post = Post.of(1, text).section(new Section("停车收费", new Span(0, text.length()))).build();
    var said = new Hit.SentenceHit(new Span(0, 4), Float.NaN);
    var hit = new Hit(Sample.HEAD, post, said.span(), 1, 1, Double.NaN, List.of(said));
    Understood question = Sample.understood("停车怎么收费");
    Candidate heading = Candidates.of(question.terms(), List.of(hit)).getFirst();
    Selection selection = Selection.of(question, List.of(new Ranker.Ranked(heading, 3, 0.9)));
    assertThat(selection.lines()).containsExactly("停车收费", "白天每小时两元。");
  }

  @Test
  void aLongListHasThreeCitationsAtMost() {
    var text = new StringBuilder();
    for (int i = 1; i <= 9; i++) {
      text.append(i).append(". ").append("字".repeat(90)).append("。");
    }
    Understood question = Sample.understood("有哪些?");
    var best =
        new Ranker.Ranked(
            Sample.candidate(question, "求助", text.toString(), "1. " + "字".repeat(90) + "。"),
            3,
            0.9);
    Selection selection = Selection.of(question, List.of(best));
    assertThat(selection.quotes()).hasSize(3).allMatch(q -> q.span().length() <= 200);
    assertThat(selection.lines()).hasSize(6);
  }
}
