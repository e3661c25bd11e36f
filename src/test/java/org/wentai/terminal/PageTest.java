package org.wentai.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.wentai.chat.Language;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.Span;

class PageTest {
  private static final String COLOUR = "\u001b\\[[0-9;]*m";

  @Provide
  Arbitrary<String> posts() {
    return Arbitraries.of(
            "泰",
            "安",
            "，",
            "。",
            " ",
            "\n",
            "abc",
            "2018",
            "😀",
            "👨\u200d👩\u200d👧",
            "e\u0301",
            "\u001b[31m",
            "\u202e",
            "<b>",
            "\r",
            "\u0007",
            "https://example.org/a?b=c",
            "│")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  private static Reply.Answered reply(String text, List<Span> bold) {
    Quote quote =
        new Quote(
            1,
            Optional.empty(),
            text,
            bold,
            "t",
            text,
            3,
            "板凳",
            Optional.of(text),
            Optional.of("2018-07-03 15:58"),
            Optional.of("已编辑 2018-07-04 10:00"),
            Optional.of(text),
            Optional.empty());
    return new Reply.Answered(Language.ZH, text, List.of(quote), List.of(text));
  }

  /** Ascending spans, cut where characters end, from any numbers. */
  private static List<Span> spans(String text, List<Integer> cuts) {
    TreeSet<Integer> places = new TreeSet<>();
    int characters = text.codePointCount(0, text.length());
    cuts.forEach(c -> places.add(text.offsetByCodePoints(0, Math.floorMod(c, characters + 1))));
    List<Integer> sorted = new ArrayList<>(places);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < sorted.size(); i += 2) {
      spans.add(new Span(sorted.get(i), sorted.get(i + 1)));
    }
    return spans;
  }

  @Property(tries = 300)
  void coloursAndHighlightsLeaveTheWordsAsTheyAre(
      @ForAll @From("posts") String text, @ForAll List<Integer> cuts) {
    String plain = new Page(Ink.PLAIN, OptionalInt.empty()).of(reply(text, List.of()));
    String coloured =
        new Page(Ink.COLOURED, OptionalInt.empty()).of(reply(text, spans(text, cuts)));
    assertThat(coloured.replaceAll(COLOUR, "")).isEqualTo(plain);
  }

  @Property(tries = 300)
  void nothingInAPostSteersTheTerminal(
      @ForAll @From("posts") String text, @ForAll List<Integer> cuts) {
    String page = new Page(Ink.COLOURED, OptionalInt.empty()).of(reply(text, spans(text, cuts)));
    assertThat(page.replaceAll(COLOUR, "")).doesNotContain("\u001b", "\u202e", "\r", "\u0007");
    assertThat(page).doesNotContain("\u001b[31m");
  }

  @Property(tries = 300)
  void noLineIsWiderThanTheTerminal(
      @ForAll @From("posts") String text,
      @ForAll List<Integer> cuts,
      @ForAll @IntRange(min = 30, max = 120) int width) {
    Page page = new Page(Ink.COLOURED, OptionalInt.of(width));
    assertThat(page.of(reply(text, spans(text, cuts))).lines())
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
  }

  @Property
  void wrappingLosesNothing(
      @ForAll @From("posts") String text, @ForAll @IntRange(min = 2, max = 50) int width) {
    String clean = Clean.of(text);
    assertThat(String.join("", Columns.wrap(clean, width))).isEqualTo(clean.replace("\n", ""));
  }
}
