package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void wordsOfTheKindAskedForAreMarked() {
    assertThat(marked("庙会什么时候开幕", "今年庙会定于5月1日开幕，电话0533-2180096。")).containsExactly("5月1日");
  }

  @Test
  void whereNoneIsSharedWordsAreMarked() {
    assertThat(marked("庙会什么时候开幕", "今年庙会不办。")).containsExactly("庙会");
    assertThat(marked("庙会怎么样", "今年庙会定于5月1日开幕。")).containsExactly("庙会");
  }

  private static List<String> marked(String question, String text) {
    Post post = Post.of(1, text).build();
    Span whole = new Span(0, text.length());
    return Snippets.highlights(Sample.understood(question), post, whole).stream()
        .map(s -> s.of(text))
        .toList();
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
