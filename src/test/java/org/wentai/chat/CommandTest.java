package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/help | HELP | ''",
        "' /HELP ' | HELP | ''",
        "\uFF0Fhelp | HELP | ''",
        "\uFF0F\uFF48\uFF45\uFF4C\uFF50 | HELP | ''",
        "/ help | HELP | ''",
        "/floor 901 3 | FLOOR | 901 3",
        "/floor\u30003 | FLOOR | 3",
        "/floor3 | FLOOR | 3",
        "/floor沙发 | FLOOR | 沙发",
        "/楼层3 | FLOOR | 3",
        "/帖子901 | THREAD | 901",
        "/lang中文 | LANG | 中文",
        "/lang  zh  | LANG | zh",
      })
  void understands(String said, Command command, String argument) {
    assertThat(Command.isMeant(said)).isTrue();
    assertThat(Command.parse(said).command()).contains(command);
    assertThat(Command.parse(said).argument()).isEqualTo(argument);
  }

  @ParameterizedTest
  @CsvSource({"/helpme", "/", "/123", "//", "/hel", "/帮"})
  void whatIsNoCommandIsNone(String said) {
    assertThat(Command.isMeant(said)).isTrue();
    assertThat(Command.parse(said).command()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"help", "1/2是多少", "帖子/help"})
  void aLineThatDoesNotBeginWithASlashIsAQuestion(String said) {
    assertThat(Command.isMeant(said)).isFalse();
  }

  @Property
  void anythingAfterASlashIsTakenApart(@ForAll String rest) {
    Command.Said said = Command.parse("/" + rest);
    assertThat(said.argument()).isEqualTo(said.argument().strip());
  }
}
