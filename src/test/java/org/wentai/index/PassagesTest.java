package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.Section;
import org.wentai.forum.Span;

class PassagesTest {

  @Provide
  Arbitrary<Post> posts() {
    Arbitrary<String> words =
        Arbitraries.strings().withChars("泰山风景 \n。，,！…;“”\"a1.😀\u3000").ofMaxLength(700);
    Arbitrary<String> clauses =
        Arbitraries.of("这是一个分句,", "一句完整的话。", "长".repeat(260), "\n", "  ", "a.b 3.5")
            .list()
            .ofMaxSize(60)
            .map(parts -> String.join("", parts));
    Arbitrary<String> text = Arbitraries.oneOf(words, clauses);
    var share = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(text, share, share, share, share)
        .as((t, quote, quoted, heading, headed) -> post(t, quote, quoted, heading, headed));
  }

  private static Post post(String text, double quote, double quoted, double heading, double next) {
    PostBuilder post = Post.of(1, text);
    post.quote(between(text, quote, quoted));
    Span first = between(text, Math.min(heading, next), Math.max(heading, next));
    post.section(new Section("一", first));
    post.section(new Section("二", new Span(first.end(), text.length())));
    return post.build();
  }

  /** Sections and quotes begin and end between characters: no source cuts a surrogate pair. */
  private static int border(String text, double share) {
    int at = (int) (text.length() * share);
    boolean inPair =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return inPair ? at - 1 : at;
  }

  private static Span between(String text, double from, double to) {
    int start = border(text, Math.min(from, to));
    return new Span(start, Math.max(start, border(text, Math.max(from, to))));
  }

  @Property(tries = 300)
  void passagesCoverAllOwnTextOnceAndStayInTheirSection(@ForAll("posts") Post post) {
    String own = Passages.ownText(post);
    boolean[] covered = new boolean[own.length()];
    int last = 0;
    for (Passage passage : Passages.of(post)) {
      Span span = passage.span();
      assertThat(span.start()).isGreaterThanOrEqualTo(last);
      last = span.end();
      assertThat(post.sectionAt(span.start())).isEqualTo(post.sectionAt(span.end() - 1));
      java.util.Arrays.fill(covered, span.start(), span.end(), true);
    }
    for (int i = 0; i < own.length(); i++) {
      assertThat(covered[i] || Character.isWhitespace(own.charAt(i)) || own.charAt(i) == '\u3000')
          .as("unit %d of %s", i, own)
          .isTrue();
    }
  }

  @Property(tries = 300)
  void sentencesCoverTheirPassageAndCanBeCited(@ForAll("posts") Post post) {
    String own = Passages.ownText(post);
    for (Passage passage : Passages.of(post)) {
      List<Span> sentences = passage.sentences();
      assertThat(sentences.get(0).start()).isEqualTo(passage.span().start());
      assertThat(sentences.get(sentences.size() - 1).end()).isEqualTo(passage.span().end());
      int last = passage.span().start();
      for (Span sentence : sentences) {
        assertThat(sentence.length()).isBetween(1, Passages.LONGEST_SENTENCE);
        assertThat(sentence.start()).isGreaterThanOrEqualTo(last);
        assertThat(own.substring(last, sentence.start())).isBlank();
        assertThat(
                Character.isLowSurrogate(own.charAt(sentence.start()))
                    && sentence.start() > 0
                    && Character.isHighSurrogate(own.charAt(sentence.start() - 1)))
            .isFalse();
        last = sentence.end();
      }
      boolean oneSentence = passage.span().length() > Passages.LONGEST;
      assertThat(oneSentence && own.substring(sentences.get(0).end(), last).contains("\n"))
          .isFalse();
    }
  }

  @Test
  void aShortPostIsOnePassage() {
    assertThat(Passages.of(Post.of(1, "顶!好文章。").build()))
        .extracting(Passage::span)
        .containsExactly(new Span(0, 6));
  }

  @Test
  void aLongParagraphIsNotTornWhenThePassageIsLongEnough() {
    String first = "甲".repeat(99) + "。" + "乙".repeat(99) + "。\n";
    String second = ("丙".repeat(79) + "。").repeat(3);
    assertThat(Passages.of(Post.of(1, first + second).build()))
        .extracting(Passage::span)
        .containsExactly(new Span(0, 200), new Span(201, 441));
  }

  @Test
  void whatAPostQuotesIsNotItsText() {
    Post post = Post.of(2, "引用原文内容\n我同意。").quote(new Span(0, 6)).build();
    assertThat(Passages.of(post)).extracting(Passage::span).containsExactly(new Span(7, 11));
  }
}
