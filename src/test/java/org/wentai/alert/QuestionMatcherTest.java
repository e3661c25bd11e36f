package org.wentai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Lane;
import org.wentai.store.Store;
import org.wentai.store.Subscription.Kind;
import org.wentai.store.Subscription.State;

/** Which standing questions are asked when a post arrives. */
class QuestionMatcherTest {
  @TempDir private Path folder;
  private LedgerBench bench;
  private final QuestionMatcher matcher = new QuestionMatcher();

  @BeforeEach
  void open() {
    bench = new LedgerBench(Store.open(folder.resolve("wentai.db")));
  }

  @AfterEach
  void close() {
    matcher.close();
    bench.close();
  }

  private long ask(String question) {
    return bench.subscribe(Lane.of(1), Kind.QUESTION, question);
  }

  private Set<Long> candidates(String title, String text) {
    bench.store.run(
        w -> matcher.follow(w.subscriptions(), term -> "怎么是吗".contains(term) ? 0.5 : 5));
    return matcher.candidates(title, text);
  }

  @Test
  void ofManyThoseThatShareRareWordsAreAsked() {
    List<Long> others = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      others.add(ask("第" + i + "路公交车怎么走"));
    }
    long parking = ask("老街停车场怎么收费");
    assertThat(candidates("求助", "停车场收费三元")).containsExactly(parking);
    assertThat(candidates("老街停车场", "三元")).containsExactly(parking);
    assertThat(candidates("求助", "怎么办")).isEmpty();
    assertThat(candidates("7路公交车", "今天停运")).contains(others.get(7));
    bench.store.run(w -> w.subscriptions().change(parking, State.MET, LedgerBench.at(1)));
    assertThat(candidates("求助", "停车场收费三元")).isEmpty();
  }

  @Test
  void fewAreAllAsked() {
    long parking = ask("老街停车场怎么收费");
    assertThat(candidates("求助", "一小时两块钱")).containsExactly(parking);
  }
}
