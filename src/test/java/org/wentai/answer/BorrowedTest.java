package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was asked of one thread, asked of another. */
class BorrowedTest {
  private static final Known LAKE =
      new Known("东平湖（山东）的面积是多少？", List.of("627平方公里"), List.of("lake"));
  private static final Known SQUARE = new Known("泮河广场的面积是多少？", List.of("9公顷"), List.of("square"));
  private static final Known SAME = new Known("天平湖的面积是多少？", List.of("9公顷"), List.of("pond"));

  private final Indexed threads =
      Indexed.of(
          Sample.thread("lake", "东平湖", "东平湖的面积是627平方公里。"),
          Sample.thread("square", "泮河广场", "泮河广场的面积是9公顷。"),
          Sample.thread("pond", "天平湖（泰安）", "天平湖的面积也是9公顷。"));

  @Test
  void aQuestionOfAnotherThreadIsAskedByThisOnesName() {
    assertThat(borrowed(LAKE, SQUARE)).hasValue("泮河广场（山东）的面积是多少？");
  }

  @Test
  void nothingWasAskedBefore() {
    assertThat(borrowed(SQUARE)).isEmpty();
  }

  @Test
  void aQuestionIsNotBorrowedByItsOwnThread() {
    assertThat(borrowed(SQUARE, SQUARE)).isEmpty();
  }

  @Test
  void whatTheThreadWouldAnswerIsNotBorrowed() {
    assertThat(borrowed(SQUARE, SAME)).isEmpty();
  }

  @Test
  void aQuestionThatDoesNotNameItsThreadIsNotLent() {
    var nameless = new Known("面积是多少？", List.of("627平方公里"), List.of("lake"));
    assertThat(borrowed(nameless, SQUARE)).isEmpty();
  }

  /** What the last of {@code asked}, which come one after the other, borrows. */
  private Optional<String> borrowed(Known... asked) {
    return threads.serve(
        posts -> {
          var borrowed = new Borrowed(1);
          Optional<String> last = Optional.empty();
          for (Known known : asked) {
            last = borrowed.of(posts, known);
          }
          return last;
        });
  }
}
