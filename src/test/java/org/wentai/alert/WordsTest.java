package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/** What written words mean, and which are refused. */
class WordsTest {
  static ThreadHead thread(String title) {
    return new ThreadHead(
        "1",
        title,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        "");
  }

  private static boolean has(String words, String text) throws RefusedException {
    return WordsReader.read(words).in(TextUnits.of(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "停车;小区停车难",
        "停车;小區停車難",
        "停车 OR 车位;没有车位了",
        "停车 or 车位;没有车位了",
        "停车｜车位;没有车位了",
        "停车 或 车位;没有车位了",
        "停车 车位;停车要找车位",
        "停车，车位;停车要找车位",
        "停车 AND 车位;停车要找车位",
        "停车＆车位;停车要找车位",
        "停车 与 车位;停车要找车位",
        "\"停车 收费\" -月租;地下停车收费三元",
        "“停车 收费” －月租;地下停车收费三元",
        "停车 NOT 月租;停车按次",
        "停车 非 月租;停车按次",
        "（停车 OR 车位） AND 泰山区 NOT 出租;泰山区有车位",
        "停车 -(月租 年租);停车月租",
        "G20峰会;在 g20 峰会上",
        "iPhone;新ＩＰＨＯＮＥ到了",
        "3.5;涨到3.5元",
        "1,000;要1,000元",
        "covid-19;COVID-19期间",
        "停车/收费;停车、收费",
        "\"or\";this or that"
      })
  void match(String words, String text) throws RefusedException {
    assertThat(has(words, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "停车;停一下车",
        "停车;不要停，车来了",
        "停车;不要停\\n车来了",
        "停车 车位;小区停车难",
        "\"停车 收费\" -月租;停车收费不含月租",
        "\"停车 收费\";停车不收费",
        "停车 OR 车位 泰山区;没有车位",
        "(停车 OR 车位) AND 泰山区 NOT 出租;泰山区车位出租",
        "停车 -(月租 年租);停车月租和年租",
        "phone;iphone",
        "3.5;13.5",
        "停车/收费;停车收费"
      })
  void matchNot(String words, String text) throws RefusedException {
    assertThat(has(words, text.replace("\\n", "\n"))).isFalse();
  }

  private static void refused(String words, WordsRefusal why) {
    assertThatThrownBy(() -> WordsReader.read(words))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void whatCannotBeLookedForIsRefusedWithItsReason() {
    refused("  ", new WordsRefusal.Empty());
    refused("停车 ()", new WordsRefusal.Empty());
    refused("-月租", new WordsRefusal.OnlyExcludes("-月租"));
    refused("停车 OR -月租", new WordsRefusal.OnlyExcludes("-月租"));
    refused("停车 (-月租 -年租)", new WordsRefusal.OnlyExcludes("-月租 -年租"));
    refused("停车 NOT NOT 月租", new WordsRefusal.OnlyExcludes("-\"月租\""));
    refused("（停车 OR 车位", new WordsRefusal.Unbalanced(true));
    refused("停车)", new WordsRefusal.Unbalanced(false));
    refused("“停车", new WordsRefusal.OpenQuote());
    refused("停车 OR", new WordsRefusal.Dangling("OR"));
    refused("停车 | | 车位", new WordsRefusal.Dangling("|"));
    refused("或 停车", new WordsRefusal.Dangling("或"));
    refused("停车 ？！", new WordsRefusal.Unsearchable("？！"));
    refused("停".repeat(201), new WordsRefusal.TooLong(200));
    refused("a b c d e f g h i j k l m n o p q r s t u", new WordsRefusal.TooMany(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "停车 OR 车位;車位｜停車",
        "停车 车位;(车位) & 停车 停车",
        "\"停车 收费\";停车收费",
        "a (b c);c b a",
        "a -b -c;a NOT (c OR b)"
      })
  void theSameSaidOtherwiseIsFoldedAlike(String one, String other) throws RefusedException {
    boolean nested = one.startsWith("a -b");
    assertThat(WordsReader.read(one).folded().equals(WordsReader.read(other).folded()))
        .isEqualTo(!nested);
  }

  @Test
  void whatAPostQuotesIsNotItsOwn() throws RefusedException {
    String text = "有人说停车难\n我不觉得";
    Post post = Post.of(2, text).quote(new Span(0, 6)).build();
    Post own = Post.of(2, text).build();
    Words words = WordsReader.read("停车");
    assertThat(words.in(TextUnits.of(thread("求助"), post))).isFalse();
    assertThat(words.in(TextUnits.of(thread("求助"), own))).isTrue();
  }

  @Test
  void theTitleIsTheOpeningPosts() throws RefusedException {
    Words words = WordsReader.read("停车");
    Post opening = Post.of(1, "如题").build();
    Post reply = Post.of(2, "如题").build();
    assertThat(words.in(TextUnits.of(thread("停车难"), opening))).isTrue();
    assertThat(words.in(TextUnits.of(thread("停车难"), reply))).isFalse();
    assertThat(WordsReader.read("难如").in(TextUnits.of(thread("停车难"), opening))).isFalse();
  }
}
