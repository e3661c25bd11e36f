package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

class AddressedTest {
  private static final ThreadHead HEAD =
      new ThreadHead(
          "1",
          "求助",
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          "1.txt");
  private static final ReadPost ASKER =
      ReadPost.of(HEAD, Post.of(3, "新生儿没上户口怎么参保？").author("小城故事").build());

  private static ReadPost reply(int floor, String text, Span... quotes) {
    var post = Post.of(floor, text);
    List.of(quotes).forEach(post::quote);
    return ReadPost.of(HEAD, post.build());
  }

  @ParameterizedTest
  @CsvSource({
    "5, 回复3楼：带出生证明去社区办。, true",
    "5, 3#的情况我问过，带出生证明。, true",
    "5, '@小城故事 带出生证明去社区办。', true",
    "4, 楼上带出生证明去社区办。, true",
    "5, 楼上带出生证明去社区办。, false",
    "5, 回复13楼：不用。, false",
    "5, 社区在第3楼，早上八点上班。, false",
    "5, 我家在社区服务中心对面那栋楼里的3楼。, false",
    "5, 带出生证明去社区办。, false",
    "5, 回复99999999楼：不用。, false",
    "5, 去政务大厅3楼办。, false",
    "5, 我家住3楼。, false",
    "5, '@小城故事 去1楼窗口。', true",
    "5, '@路人 3楼窗口就能办。', false",
  })
  void whoIsSpokenToStandsAtTheOpening(int floor, String text, boolean to) {
    assertThat(Addressed.isTo(reply(floor, text), ASKER)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "'小城故事 发表于 2018-7-3 15:00\n新生儿没上户口怎么参保？', true",
    "'小城故事 发表于 2018-7-3 15:00\n新生儿没上户口 ...', true",
    "'路人 发表于 2018-7-3 15:00\n新生儿没上户口怎么参保？', false",
    "'> 先说一声谢谢\n> 新生儿没上户口怎么参保？', true",
    "'> ？', false",
  })
  void aQuotationMayHaveAHeadAndBeCut(String quoted, boolean to) {
    String text = quoted + "\n带出生证明去社区办。";
    assertThat(Addressed.isTo(reply(7, text, new Span(0, quoted.length())), ASKER)).isEqualTo(to);
  }

  @Test
  void aQuotationSpeaksToWhomItQuotes() {
    String quoted = "> 新生儿没上户口怎么参保？";
    String text = quoted + "\n带出生证明去社区办。";
    assertThat(Addressed.isTo(reply(7, text, new Span(0, quoted.length())), ASKER)).isTrue();
    String other = "> 年底前要交吗？";
    text = other + "\n要的，年底前。";
    assertThat(Addressed.isTo(reply(7, text, new Span(0, other.length())), ASKER)).isFalse();
  }
}
