package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.index.Hit;

class ApartTest {
  private static Ranker.Ranked ranked(String thread, double score) {
    Understood asked = Sample.understood("庙会几号开幕");
    var sentence = new Hit.SentenceHit(new Span(0, 4), Float.NaN);
    Post post = Post.of(1, "五月开幕").build();
    var hit =
        new Hit(
            Sample.head(thread, "庙会"),
            post,
            sentence.span(),
            score,
            1,
            Double.NaN,
            List.of(sentence));
    return new Ranker.Ranked(Candidates.of(asked.terms(), List.of(hit)).getFirst(), 0, 0);
  }

  private static Apart apart(Ranker.Ranked... ranked) {
    return Apart.of(Stream.of(ranked).toList());
  }

  @Test
  void theBestPassagesOfTheThreadsAreCompared() {
    Apart apart = apart(ranked("a", .5), ranked("b", .2), ranked("a", .9), ranked("b", .3));
    assertThat(apart.fromNext()).isCloseTo(.6, within(1e-9));
    assertThat(apart.fromFive()).isCloseTo(.6, within(1e-9));
  }

  @Test
  void noMoreThanFiveOthersCount() {
    Apart apart =
        apart(
            ranked("a", .9),
            ranked("b", .8),
            ranked("c", .1),
            ranked("d", .1),
            ranked("e", .1),
            ranked("f", .1),
            ranked("g", 0));
    assertThat(apart.fromNext()).isCloseTo(.1, within(1e-9));
    assertThat(apart.fromFive()).isCloseTo(.9 - 1.2 / 5, within(1e-9));
  }

  @Test
  void anotherThreadMayBeNearer() {
    assertThat(apart(ranked("a", .4), ranked("b", .9)).fromNext()).isCloseTo(-.5, within(1e-9));
  }

  @Test
  void whereThereIsButOneThreadItsScoreSaysNothing() {
    assertThat(apart(ranked("a", .9))).isEqualTo(apart(ranked("a", .1)));
  }
}
