package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wentai.forum.Span;

class PostTextTest {

  @Property
  void whiteSpaceIsInOrderAndNoWordIsLost(@ForAll("lines") List<String> lines) {
    PostText text = new PostText();
    for (String line : lines) {
      text.words(line, false);
      text.lineBreak();
    }
    String written = text.text();
    assertThat(written).isEqualTo(written.strip()).doesNotContain("\n\n\n", "  ", " \n", "\n ");
    assertThat(written.replaceAll("\\s", ""))
        .isEqualTo(
            lines.stream().collect(Collectors.joining()).replaceAll("[\\s\u00a0\u3000]", ""));
  }

  @Property
  void aPartIsWhatWasWrittenInIt(
      @ForAll("lines") List<String> before, @ForAll("lines") List<String> in) {
    PostText text = new PostText();
    before.forEach(line -> writeLine(text, line));
    PostText.Part part = text.open();
    PostText alone = new PostText();
    in.forEach(line -> writeLine(text, line));
    in.forEach(line -> writeLine(alone, line));
    Span span = text.close(part).orElse(new Span(0, 0));
    text.words("后文", false);
    assertThat(span.of(text.text())).isEqualTo(alone.text());
  }

  private static void writeLine(PostText text, String line) {
    text.words(line, false);
    text.lineBreak();
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of("", " ", "字", "一 句", "\u00a0\u3000头", "尾 \t", "a  b", "，")
        .list()
        .ofMaxSize(12);
  }
}
