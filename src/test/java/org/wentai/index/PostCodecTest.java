package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.wentai.forum.Attachment;
import org.wentai.forum.Post;
import org.wentai.forum.Rating;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

class PostCodecTest {

  /** jqwik's strings have lone surrogates, which UTF-8 would lose. */
  @Property
  void anyPostIsReadBackExactly(
      @ForAll String text,
      @ForAll String words,
      @ForAll long pid,
      @ForAll int amount,
      @ForAll @IntRange(min = 1) int floor) {
    Post post =
        Post.of(floor, text)
            .pid(pid)
            .author(words)
            .client("手机版")
            .postedAt(OffsetDateTime.parse("2013-05-06T07:08:09.123+08:00"))
            .rating(new Rating(words, "威望", amount, ""))
            .attachment(
                new Attachment(
                    words, Attachment.Kind.FILE, Optional.of(URI.create("https://a.cn/x"))))
            .section(new Section(words, new Span(0, text.length())))
            .quote(new Span(text.length() / 2, text.length()))
            .build();
    assertThat(PostCodec.post(PostCodec.encode(post))).isEqualTo(post);
  }

  @Property
  void anyHeadIsReadBackExactly(@ForAll String title, @ForAll long views, @ForAll int replies) {
    var head =
        new ThreadHead(
            "t 1",
            title,
            Optional.of(title),
            Optional.of(URI.create("https://bbs.cn/thread-1-1-1.html")),
            OptionalLong.of(views),
            OptionalInt.of(replies),
            "甲.txt");
    assertThat(PostCodec.head(PostCodec.encode(head))).isEqualTo(head);
  }

  @Test
  void whatIsUnknownStaysUnknown() {
    Post post = Post.of(1, "").build();
    ThreadHead head = Forum.thread("1", "", "x").head();
    assertThat(PostCodec.post(PostCodec.encode(post))).isEqualTo(post);
    assertThat(PostCodec.head(PostCodec.encode(head))).isEqualTo(head);
  }
}
