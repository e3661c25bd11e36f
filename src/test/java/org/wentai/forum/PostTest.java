package org.wentai.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void floorsCountFromOne(int floor) {
    assertThatIllegalArgumentException().isThrownBy(() -> Post.of(floor, "字").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostRef("1", floor, OptionalLong.empty()));
  }

  @Test
  void sectionsAndQuotesLieInTheText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Post.of(1, "四个字呢").section(new Section("四", new Span(2, 5))).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Post.of(1, "四个字呢").quote(new Span(0, 5)).build());
    assertThat(Post.of(1, "四个字呢").quote(new Span(0, 4)).build().quotes()).hasSize(1);
  }

  @Test
  void blankWordsAreUnknown() {
    assertThat(Threads.BARE.author()).isEmpty();
    assertThat(Threads.BARE.client()).isEmpty();
    assertThat(Post.of(1, "").origin(" 中国山东 ").build().origin()).contains("中国山东");
  }

  @Test
  void anOffsetStandsInTheSectionThatHoldsIt() {
    Post post =
        Post.of(1, "序言甲的话乙的话")
            .section(new Section("甲", new Span(2, 5)))
            .section(new Section("乙", new Span(5, 8)))
            .build();
    assertThat(post.sectionAt(1)).isEmpty();
    assertThat(post.sectionAt(4)).map(Section::title).contains("甲");
    assertThat(post.sectionAt(5)).map(Section::title).contains("乙");
    assertThat(post.sectionAt(8)).isEmpty();
  }

  @Test
  void aPostDoesNotChangeWithTheListItWasMadeOf() {
    var ratings = new ArrayList<>(Threads.FULL.ratings());
    Post full = Threads.FULL;
    Post post =
        new Post(
            1,
            full.pid(),
            full.author(),
            full.origin(),
            full.group(),
            full.postedAt(),
            full.editedAt(),
            full.client(),
            ratings,
            full.attachments(),
            full.text(),
            full.sections(),
            full.quotes());
    ratings.clear();
    assertThat(post).isEqualTo(full);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> post.quotes().add(new Span(0, 1)));
  }

  @Test
  void aThreadHasPostsEachFloorOnceAndInOrder() {
    Post first = Post.of(1, "一").build();
    Post third = Post.of(3, "三").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForumThread(Threads.KNOWN, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForumThread(Threads.KNOWN, List.of(third, first)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForumThread(Threads.KNOWN, List.of(first, first)));
    var thread = new ForumThread(Threads.KNOWN, List.of(first, third));
    assertThat(thread.post(3)).contains(third);
    assertThat(thread.post(2)).isEmpty();
  }
}
