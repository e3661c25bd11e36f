package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvPropertyTest {
  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("a停,\"\r\n =+-@'\t1").ofMaxLength(12),
            Arbitraries.strings().all().excludeChars('\uFEFF').ofMaxLength(8));
    Arbitrary<String> whole = cell.filter(CsvPropertyTest::isWhole);
    return whole.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4);
  }

  private static boolean isWhole(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  @Property
  void readsBackAndHoldsNoFormula(@ForAll("tables") List<List<String>> rows) {
    var csv = new Csv();
    rows.forEach(row -> csv.row(row.toArray()));
    String text = new String(csv.bytes(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF");
    List<List<String>> read = parse(text.substring(1));
    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(read.get(i)).hasSameSizeAs(rows.get(i));
      for (int j = 0; j < rows.get(i).size(); j++) {
        String cell = read.get(i).get(j);
        assertThat(cell).isIn(rows.get(i).get(j), "'" + rows.get(i).get(j));
        assertThat(cell.matches("(?s)[=+@\t\r].*")).isFalse();
      }
    }
  }

  @Example
  void formulasBecomeTextAndNumbersStay() {
    var csv = new Csv();
    csv.row("=HYPERLINK(\"x\")", "-1.5", "-2+3", "停车");
    assertThat(new String(csv.bytes(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF\"'=HYPERLINK(\"\"x\"\")\",-1.5,'-2+3,停车\r\n");
  }

  /** RFC 4180, section 2, read strictly. */
  private static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\r' && text.charAt(i + 1) == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(List.copyOf(row));
        row.clear();
        i++;
      } else {
        cell.append(c);
      }
    }
    assertThat(quoted).isFalse();
    assertThat(row).isEmpty();
    return rows;
  }
}
