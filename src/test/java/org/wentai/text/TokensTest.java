package org.wentai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static List<String> texts(String folded) {
    return Tokens.of(folded).stream().map(Token::text).toList();
  }

  @Test
  void charactersSinglyAndRunsWhole() {
    assertThat(texts("d7路票价3.5元,约1,200人"))
        .containsExactly("d7", "路", "票", "价", "3.5", "元", "约", "1,200", "人");
    assertThat(texts("见 a.cn!")).containsExactly("见", "a.cn");
  }

  @Test
  void aCharacterBeyondTheBasicPlaneIsOneToken() {
    assertThat(texts("𠮷野家")).containsExactly("𠮷", "野", "家");
  }

  @Property
  void tokensStandWhereTheySay(@ForAll String text) {
    String folded = Folding.fold(text);
    int end = 0;
    for (Token token : Tokens.of(folded)) {
      assertThat(token.start()).isGreaterThanOrEqualTo(end);
      assertThat(folded.substring(token.start(), token.end())).isEqualTo(token.text());
      end = token.end();
    }
  }
}
