package org.wentai.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wentai.text.Tokens;

/**
 * Words that a post is to have, joined by and, or, not. {@link #folded} is equal for those that say
 * the same in another order or another way of writing.
 */
sealed interface Words {
  /** Whether a post that says {@code units} has them: the plain meaning, without any index. */
  boolean in(List<String> units);

  /** How many words and phrases. */
  int terms();

  /** As text, which {@link WordsReader} reads again to the same. */
  String folded();

  /**
   * A word or phrase.
   *
   * @param units as {@link TextUnits} has them, one after the other
   */
  record Term(List<String> units) implements Words {
    public Term {
      units = List.copyOf(units);
    }

    @Override
    public boolean in(List<String> said) {
      return Collections.indexOfSubList(said, units) >= 0;
    }

    @Override
    public int terms() {
      return 1;
    }

    @Override
    public String folded() {
      var text = new StringBuilder("\"");
      boolean latin = false;
      for (String unit : units) {
        boolean mark = unit.equals(TextUnits.BREAK);
        boolean han = mark || Tokens.isHan(unit.codePointAt(0));
        text.append(latin && !han ? " " : "").append(mark ? "/" : unit);
        latin = !han;
      }
      return text.append('"').toString();
    }
  }

  /**
   * All of {@code wanted}, none of {@code unwanted}.
   *
   * @param wanted at least one
   */
  record Every(List<Words> wanted, List<Words> unwanted) implements Words {
    public Every {
      wanted = List.copyOf(wanted);
      unwanted = List.copyOf(unwanted);
    }

    @Override
    public boolean in(List<String> said) {
      return wanted.stream().allMatch(w -> w.in(said))
          && unwanted.stream().noneMatch(w -> w.in(said));
    }

    @Override
    public int terms() {
      return Stream.concat(wanted.stream(), unwanted.stream()).mapToInt(Words::terms).sum();
    }

    @Override
    public String folded() {
      return Stream.concat(
              wanted.stream().map(Words::folded), unwanted.stream().map(w -> "-" + w.folded()))
          .collect(Collectors.joining(" ", "(", ")"));
    }
  }

  /** One of {@code either}, which are two or more. */
  record Any(List<Words> either) implements Words {
    public Any {
      either = List.copyOf(either);
    }

    @Override
    public boolean in(List<String> said) {
      return either.stream().anyMatch(w -> w.in(said));
    }

    @Override
    public int terms() {
      return either.stream().mapToInt(Words::terms).sum();
    }

    @Override
    public String folded() {
      return either.stream().map(Words::folded).collect(Collectors.joining(" OR ", "(", ")"));
    }
  }

  /** All of {@code wanted} and none of {@code unwanted}, as simply as can be. */
  static Words every(List<Words> wanted, List<Words> unwanted) {
    var all = new ArrayList<Words>();
    var none = new ArrayList<>(unwanted);
    for (Words part : wanted) {
      if (part instanceof Every(List<Words> also, List<Words> not)) {
        all.addAll(also);
        none.addAll(not);
      } else {
        all.add(part);
      }
    }
    List<Words> distinct = sorted(all);
    return distinct.size() == 1 && none.isEmpty()
        ? distinct.getFirst()
        : new Every(distinct, sorted(none));
  }

  /** One of {@code either}, as simply as can be. */
  static Words any(List<Words> either) {
    List<Words> distinct =
        sorted(
            either.stream()
                .flatMap(w -> w instanceof Any(List<Words> more) ? more.stream() : Stream.of(w))
                .toList());
    return distinct.size() == 1 ? distinct.getFirst() : new Any(distinct);
  }

  private static List<Words> sorted(Collection<Words> parts) {
    var byText = new TreeMap<String, Words>();
    parts.forEach(part -> byText.put(Objects.requireNonNull(part.folded()), part));
    return List.copyOf(byText.values());
  }
}
