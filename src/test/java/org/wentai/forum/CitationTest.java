package org.wentai.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CitationTest {
  private static final TextCitation OPENING =
      TextCitation.of(Threads.KNOWN, Threads.FULL, new Span(3, 8));

  @Test
  void quotesTheSpanAndNamesItsSection() {
    assertThat(OPENING.quoted()).isEqualTo("今年的庙会");
    assertThat(OPENING.section()).contains("通知");
    assertThat(OPENING.post()).isEqualTo(new PostRef("77", 1, OptionalLong.of(901)));
    assertThat(OPENING.holds(Threads.KNOWN, Threads.FULL)).isTrue();
  }

  @Property
  void holdsUntilAnyUnitOfItChanges(
      @ForAll @IntRange(max = 17) int start, @ForAll @IntRange(min = 1, max = 5) int length) {
    Span span = new Span(start, Math.min(start + length, Threads.TEXT.length()));
    TextCitation citation = TextCitation.of(Threads.KNOWN, Threads.FULL, span);
    assertThat(citation.holds(Threads.KNOWN, Threads.FULL)).isEqualTo(!citation.quoted().isBlank());
    for (int i = 0; i < Threads.TEXT.length(); i++) {
      var changed = new StringBuilder(Threads.TEXT);
      changed.setCharAt(i, '改');
      Post post = Post.of(1, changed.toString()).pid(901).build();
      boolean same = !span.contains(i) && !citation.quoted().isBlank();
      assertThat(citation.holds(Threads.KNOWN, post)).isEqualTo(same);
    }
  }

  @Test
  void doesNotHoldInAnotherPostOrThread() {
    Post reply = Post.of(2, Threads.TEXT).pid(901).build();
    Post renumbered = Post.of(1, Threads.TEXT).pid(902).build();
    assertThat(OPENING.holds(Threads.KNOWN, reply)).isFalse();
    assertThat(OPENING.holds(Threads.KNOWN, renumbered)).isFalse();
    assertThat(OPENING.holds(Threads.UNKNOWN, Threads.FULL)).isFalse();
  }

  @Test
  void doesNotHoldBeyondAShorterTextOrWithoutWords() {
    Post shorter = Post.of(1, "通知").pid(901).build();
    assertThat(OPENING.holds(Threads.KNOWN, shorter)).isFalse();
    var nothing = new TextCitation(OPENING.post(), Optional.empty(), new Span(4, 4), "");
    assertThat(nothing.holds(Threads.KNOWN, Threads.FULL)).isFalse();
    assertThat(
            TextCitation.of(Threads.KNOWN, Threads.FULL, new Span(2, 3))
                .holds(Threads.KNOWN, Threads.FULL))
        .isFalse();
  }

  @Test
  void aRecordIsComparedWithItsOwnField() {
    PostRef post = Threads.FULL.in(Threads.KNOWN);
    var views = new RecordCitation(post, RecordField.VIEWS, "3584");
    var rating = new RecordCitation(post, RecordField.RATING, "路人 银币 -1");
    assertThat(views.holds(Threads.KNOWN, Threads.FULL)).isTrue();
    assertThat(rating.holds(Threads.KNOWN, Threads.FULL)).isTrue();
    assertThat(
            new RecordCitation(post, RecordField.REPLIES, "3584")
                .holds(Threads.KNOWN, Threads.FULL))
        .isFalse();
    assertThat(
            new RecordCitation(post, RecordField.VIEWS, "358").holds(Threads.KNOWN, Threads.FULL))
        .isFalse();
    assertThat(views.holds(Threads.KNOWN, Threads.BARE)).isFalse();
  }
}
