package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.search.Query;
import org.wentai.text.Folding;

/** The matcher finds what a plain reading of the folded text finds, whatever words and texts. */
class WordsPropertyTest {
  /** Words as written, with their plain meaning. */
  record Asked(String written, Meaning meaning) {}

  /** Whether a folded text has what is meant. */
  interface Meaning {
    boolean in(String folded);
  }

  private static final List<String> WORDS =
      List.of("停", "车", "停车", "车位", "停车位", "位停", "車", "a", "B1", "停a", "3.5", "a b", "车 停");

  private static Asked word(String word) {
    var pattern = new StringBuilder();
    String folded = Folding.fold(word);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      boolean han = c > 0x3400;
      boolean afterSpace = i > 0 && folded.charAt(i - 1) == ' ';
      if (c != ' ') {
        boolean runs = i > 0 && !han && folded.charAt(i - 1) < 0x3400 && !afterSpace;
        pattern.append(i == 0 || runs ? "" : " *");
        boolean starts = !han && !runs;
        boolean ends =
            !han
                && (i + 1 == folded.length()
                    || folded.charAt(i + 1) > 0x3400
                    || folded.charAt(i + 1) == ' ');
        pattern.append(starts ? "(?<![a-z0-9.])" : "");
        pattern.append(Pattern.quote(String.valueOf(c)));
        pattern.append(ends ? "(?![a-z0-9.])" : "");
      }
    }
    Pattern compiled = Pattern.compile(pattern.toString());
    return new Asked('"' + word + '"', text -> compiled.matcher(text).find());
  }

  private static Asked both(Asked a, Asked b) {
    return new Asked(
        "(" + a.written() + " " + b.written() + ")",
        text -> a.meaning().in(text) && b.meaning().in(text));
  }

  private static Asked either(Asked a, Asked b) {
    return new Asked(
        "(" + a.written() + "｜" + b.written() + ")",
        text -> a.meaning().in(text) || b.meaning().in(text));
  }

  private static Asked without(Asked a, Asked b) {
    return new Asked(
        "(" + a.written() + " -" + b.written() + ")",
        text -> a.meaning().in(text) && !b.meaning().in(text));
  }

  private static Arbitrary<Asked> asked(int depth) {
    Arbitrary<Asked> word = Arbitraries.of(WORDS).map(WordsPropertyTest::word);
    if (depth == 0) {
      return word;
    }
    Arbitrary<Asked> part = asked(depth - 1);
    return Arbitraries.oneOf(
        word,
        Combinators.combine(part, part).as(WordsPropertyTest::both),
        Combinators.combine(part, part).as(WordsPropertyTest::either),
        Combinators.combine(part, part).as(WordsPropertyTest::without));
  }

  @Provide
  Arbitrary<List<Asked>> wishes() {
    return asked(3).list().ofMinSize(1).ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("停", "车", "位", "車", " ", "，", "\n", " a ", " B1 ", " 3.5 ")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void theMatcherFindsWhatAPlainReadingFinds(
      @ForAll("wishes") List<Asked> wishes, @ForAll("texts") String text) throws Exception {
    Map<String, Query> queries = new HashMap<>();
    Set<String> expected = new HashSet<>();
    for (Asked asked : wishes) {
      Words words = WordsReader.stored(asked.written());
      queries.put(words.folded(), UnitFields.query(words));
      if (asked.meaning().in(Folding.fold(text))) {
        expected.add(words.folded());
      }
    }
    try (var stored = new StoredQueries()) {
      assertThat(stored.put(queries)).isEmpty();
      assertThat(stored.match(TextUnits.of(text)).names()).isEqualTo(expected);
    }
  }

  @Property(tries = 300)
  void whatIsFoldedIsReadAgainAsTheSame(@ForAll("wishes") List<Asked> wishes) throws Exception {
    for (Asked asked : wishes) {
      Words words = WordsReader.stored(asked.written());
      assertThat(WordsReader.stored(words.folded())).isEqualTo(words);
    }
  }

  @Property(tries = 1000)
  void anyTextIsReadOrRefused(@ForAll String written) {
    var outcomes = new ArrayList<String>();
    try {
      outcomes.add(WordsReader.read(written).folded());
    } catch (RefusedException e) {
      outcomes.add(e.why().toString());
    }
    assertThat(outcomes).hasSize(1);
  }
}
