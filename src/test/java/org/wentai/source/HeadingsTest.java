package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wentai.forum.Section;
import org.wentai.forum.Span;

class HeadingsTest {
  private static final String BODY = "这里是正文,说明具体的安排和要求,请各位仔细阅读并且互相转告,有疑问可以在楼下留言。";

  private static List<String> titles(String text) {
    return Headings.in(text, Set.of(), List.of()).stream().map(Section::title).toList();
  }

  @Test
  void aShortLineThatStandsByItselfIsAHeading() {
    assertThat(titles(BODY + "\n\n报名条件\n" + BODY + "\n\n注意事项\n\n" + BODY))
        .containsExactly("报名条件", "注意事项");
  }

  @Test
  void linesInARowAreOneHeading() {
    assertThat(titles(BODY + "\n\n老城改造\n分三期进行\n\n" + BODY)).containsExactly("老城改造 分三期进行");
  }

  @Test
  void numbersAndBracketsMakeHeadingsInsideText() {
    assertThat(titles(BODY + "\n一、报名条件\n" + BODY + "\n【费用】\n" + BODY + "\n第三章 附则\n" + BODY))
        .containsExactly("一、报名条件", "费用", "第三章 附则");
  }

  @Test
  void sentencesFactsAndListsAreNone() {
    assertThat(titles(BODY + "\n\n谢谢大家!\n" + BODY)).isEmpty();
    assertThat(titles(BODY + "\n\n时间:六月三日\n" + BODY)).isEmpty();
    assertThat(titles(BODY + "\n\n我先去看看吧\n" + BODY)).isEmpty();
    assertThat(titles(BODY + "\n\n苹果\n香蕉\n桃子\n梨\n\n" + BODY)).isEmpty();
    assertThat(titles(BODY + "\n\nhttps://example.com/a\n" + BODY)).isEmpty();
  }

  @Test
  void aHeadingStandsOverSomething() {
    assertThat(titles(BODY + "\n" + BODY + "\n\n编辑部")).isEmpty();
    assertThat(titles("床前明月光\n\n疑是地上霜\n\n举头望明月\n\n低头思故乡")).isEmpty();
  }

  @Test
  void shortPostsHaveNone() {
    assertThat(titles("顶\n\n楼主说得很有道理,支持一下")).isEmpty();
  }

  @Test
  void nothingInAQuoteIsAHeading() {
    String text = "报名条件\n" + BODY + "\n\n" + BODY;
    assertThat(titles(text)).containsExactly("报名条件");
    assertThat(Headings.in(text, Set.of(), List.of(new Span(0, 10)))).isEmpty();
  }

  @Test
  void boldMarksNothingWhereAllIsBold() {
    String text = "好消息,开业了\n" + BODY;
    assertThat(Headings.in(text, Set.of(0), List.of())).hasSize(1);
    assertThat(Headings.in(text, Set.of(0, 8), List.of())).isEmpty();
  }
}
