package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.RecordField;

class BundlesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private static TreeSet<String> places(String message) {
    return new TreeSet<>(PLACE.matcher(message).results().map(r -> r.group()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.wentai.chat.messages",
        "org.wentai.chat.admin",
        "org.wentai.chat.alerts",
        "org.wentai.eval.messages",
        "org.wentai.terminal.messages",
        "org.wentai.terminal.usage"
      })
  void bothLanguagesSayTheSameThings(String name) {
    ResourceBundle zh = Messages.of(name, Language.ZH).bundle();
    ResourceBundle en = Messages.of(name, Language.EN).bundle();
    assertThat(zh.keySet()).containsExactlyInAnyOrderElementsOf(en.keySet());
    for (String key : zh.keySet()) {
      assertThat(places(zh.getString(key))).as(key).isEqualTo(places(en.getString(key)));
      assertThat(en.getString(key)).as(key).doesNotContainPattern("\\p{IsHan}");
    }
  }

  @Test
  void everyRecordHasALabel() {
    for (Language language : Language.values()) {
      List<String> labels =
          Arrays.stream(RecordField.values()).map(f -> FloorName.of(f, language)).toList();
      assertThat(labels).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }
  }

  @Test
  void floorsHaveTheirNames() {
    assertThat(List.of(1, 2, 3, 4, 5, 12).stream().map(n -> FloorName.of(n, Language.ZH)))
        .containsExactly("楼主", "沙发", "板凳", "地板", "5楼", "12楼");
    assertThat(FloorName.of(1, Language.EN)).isEqualTo("opening post");
    assertThat(FloorName.of(12, Language.EN)).isEqualTo("floor 12");
  }

  @Test
  void whatIsFilledInIsTakenLiterally() {
    assertThat(Messages.ofChat(Language.EN).say("record", "{1}", "it's {0} %s"))
        .isEqualTo("{1}: it's {0} %s");
  }
}
