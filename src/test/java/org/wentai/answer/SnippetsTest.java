package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.wentai.forum.Post;
import org.wentai.forum.Section;
import org.wentai.forum.Span;

class SnippetsTest {
  private static final Understood ASKED = Sample.understood("庙会什么时候开幕");

  @Property(tries = 200)
  void ofALongSentenceNoMoreThanMayBeCitedAndNeverHalfACharacter(@ForAll long seed) {
    var random = new Random(seed);
    String[] words = {"庙会", "😀", "5月1日", "，", "𠮷", "开幕", "a", "人", "🎉🎉", "、"};
    var text = new StringBuilder("在");
    int commas = random.nextInt(3);
    while (text.length() < 1000) {
      String word = words[random.nextInt(words.length)];
      text.append(word.equals("，") && commas == 0 ? "街" : word);
    }
    Post post = Post.of(1, text.toString()).build();
    Span whole = new Span(0, text.length());
    Span part = Snippets.of(ASKED, post, whole);
    assertThat(part.length()).isBetween(1, 200);
    assertThat(whole.covers(part)).isTrue();
    Contract.wholeCharacters("window", post.text(), part);
    Contract.marks("marks", post.text(), part, Snippets.highlights(ASKED, post, part));
    Span widened = Snippets.widened(post, part);
    assertThat(widened.covers(part)).isTrue();
    assertThat(widened.length()).isLessThanOrEqualTo(200);
  }

  @Test
  void theClausesThatHoldTheQuestionAreChosen() {
    String text = "人来人往，".repeat(80) + "庙会5月1日开幕，" + "好不热闹，".repeat(80);
    Post post = Post.of(1, text).build();
    Span part = Snippets.of(ASKED, post, new Span(0, text.length()));
    assertThat(part.of(text)).contains("庙会5月1日开幕");
  }

  @Test
  void aShortSentenceIsKeptWhole() {
    Post post = Post.of(1, "庙会5月1日开幕。").build();
    assertThat(Snippets.of(ASKED, post, new Span(0, 10))).isEqualTo(new Span(0, 10));
  }

  @Test
  void whatIsAroundStaysWithinTheSection() {
    String text = "上文一句。庙会5月1日开幕。欢迎光临。下文一句。";
    Span section = new Span(5, 19);
    Post post = Post.of(1, text).section(new Section("庙会", section)).build();
    assertThat(Snippets.widened(post, new Span(5, 14))).isEqualTo(section);
    assertThat(Snippets.widened(post, new Span(19, 24))).isEqualTo(new Span(19, 24));
  }

  @Test
  void sharedWordsAndTheAnswerAreMarked() {
    String text = "今年庙会定于5月1日开幕。";
    Post post = Post.of(1, text).build();
    assertThat(Snippets.highlights(ASKED, post, new Span(0, text.length())))
        .extracting(s -> s.of(text))
        .anyMatch(s -> s.contains("庙会"))
        .anyMatch(s -> s.contains("5月1日"))
        .anyMatch(s -> s.contains("开幕"));
  }

  @Test
  void aLetterOfTwoUnitsIsMarkedWhole() {
    String text = "活动代号是𝐀𝐁。";
    Post post = Post.of(1, text).build();
    Span whole = new Span(0, text.length());
    var marks = Snippets.highlights(Sample.understood("𝐀𝐁是什么"), post, whole);
    Contract.marks("𝐀𝐁是什么", text, whole, marks);
    assertThat(marks).extracting(s -> s.of(text)).containsExactly("𝐀𝐁");
  }
}
