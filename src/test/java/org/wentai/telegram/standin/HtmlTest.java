package org.wentai.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected here was seen with Telegram's own parser; see {@link OfficialParserTest}. */
class HtmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<b>停</b>车 | 停车 | bold 0 1",
        "👍<i>x</i> | 👍x | italic 2 1",
        "<tg-spoiler>a</tg-spoiler> | a | spoiler 0 1",
        "<span class=\"tg-spoiler\">a</span> | a | spoiler 0 1",
        "<blockquote expandable>a<b>b</b></blockquote> | ab | expandable_blockquote 0 2, bold 1 1",
        "<pre><code class=\"language-java\">x</code></pre> | x | pre 0 1 java",
        "<code class=\"language-java\">x</code> | x | code 0 1",
        "<a href=\"https://example.com/t?a=1&amp;b=2\">x</a> | x | "
            + "text_link 0 1 https://example.com/t?a=1&b=2",
        "<a href=\"javascript:alert(1)\">x</a> | x | ``",
        "<a href=\"http://localhost/x\">x</a> | x | ``",
        "<a href=\"t.html\">x</a> | x | text_link 0 1 http://t.html/",
        "<a href=\"tg://user?id=12\">x</a> | x | text_mention 0 1 12",
        "<tg-time unix=\"1647531900\" format=\"wDT\">now</tg-time> | now | "
            + "date_time 0 3 1647531900 wDT",
        "<tg-time>now</tg-time> | now | ``",
        "a&lt;b&gt;&amp;&quot;&#65;&#x4e2d;&nbsp;&copy;&apos; | a<b>&\"A中&nbsp;&copy;&apos; | ``",
        "<B>x</b > | x | bold 0 1",
        "<b></b>x | x | ``",
      })
  void readsTextAndEntities(String html, String text, String entities) {
    FormattedText read = Html.parse(html);
    assertThat(read.text()).isEqualTo(text);
    assertThat(
            read.entities().stream()
                .map(e -> (e.type() + " " + e.offset() + " " + e.length() + " " + e.argument()))
                .map(String::strip))
        .isEqualTo(entities.isEmpty() ? List.of() : List.of(entities.split(", ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>x",
        "<b><i>x</b></i>",
        "</b>",
        "1 < 2",
        "<br>",
        "<script>x</script>",
        "<span>x</span>",
        "<a href=\"x>y</a>",
        "<a href=x/y>z</a>",
        "<a href=\"x\"\">y</a>",
        "a<",
        "<b></b x>",
        "<tg-emoji emoji-id=\"x\">a</tg-emoji>",
        "<tg-time unix=\"1\" format=\"zz\">a</tg-time>",
      })
  void refusesWhatIsBroken(String html) {
    assertThatThrownBy(() -> Html.parse(html))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(400);
              assertThat(e.broke()).contains(Violation.Kind.PARSER);
              assertThat(e.description()).startsWith("Bad Request: can't parse entities: ");
            });
  }

  @Test
  void errorsCountInBytes() {
    assertThatThrownBy(() -> Html.parse("停车<br>"))
        .hasMessageEndingWith("Unsupported start tag \"br\" at byte offset 6");
  }
}
