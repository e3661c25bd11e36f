package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is typed after {@code /subscribe}. */
class WishTest {
  private static void said(String argument, Wish wish) {
    assertThat(Wish.of(argument)).isEqualTo(wish);
  }

  @Test
  void kindsAreNamedInBothLanguages() {
    said(" ", new Wish.Unsaid());
    said("ALL", new Wish.All());
    said("全部", new Wish.All());
    said("board 泰安 论坛", new Wish.Board("泰安 论坛"));
    said("版块：泰安论坛", new Wish.Board("泰安论坛"));
    said("帖子 1234", new Wish.Thread("1234"));
    said(
        "Thread http://a.cn/thread-12-1-1.html", new Wish.Thread("http://a.cn/thread-12-1-1.html"));
    said("楼主　老孟", new Wish.Author("老孟"));
    said("问 停车收费吗", new Wish.Question("停车收费吗"));
  }

  @Test
  void aQuestionIsKnownByItsMark() {
    said("停车收费吗？", new Wish.Question("停车收费吗？"));
    said("why?", new Wish.Question("why?"));
  }

  @Test
  void allElseIsWords() {
    said("停车 OR 车位", new Wish.Words("停车 OR 车位"));
    said("board", new Wish.Words("board"));
    said("作者简介", new Wish.Words("作者简介"));
    said("all inclusive", new Wish.Words("all inclusive"));
    said("问题", new Wish.Words("问题"));
  }
}
