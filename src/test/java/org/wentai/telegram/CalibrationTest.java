package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.telegram.HandlerBench.ADMIN;
import static org.wentai.telegram.HandlerBench.ALICE;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.wentai.store.Audit;
import org.wentai.store.Exchange;
import org.wentai.store.Lane;
import org.wentai.telegram.HandlerBench.Said;

/** What admins see of votes and of the golden questions, and what they make of it. */
class CalibrationTest extends HandlerCase {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private Said admin(String text) {
    return one(bench.text(ADMIN, 7, text));
  }

  /** Answers from .3 to .95 that voters find useful from {@code from} on. */
  private void votedUsefulFrom(double from) {
    admin("/calibrate"); // from now on votes count
    bench.store.run(
        work -> {
          for (int i = 30; i < 95; i++) {
            long id = work.exchanges().add(answered(i / 100.0));
            work.exchanges().vote(id, ALICE, i / 100.0 >= from, NOW);
          }
        });
  }

  private static Exchange answered(double confidence) {
    return new Exchange(
        0,
        Lane.of(ALICE),
        ALICE,
        OptionalLong.empty(),
        "几点开？",
        "停车场几点开？",
        "zh",
        Optional.of("六点。"),
        confidence,
        Optional.of("901"),
        "[]",
        NOW.plusSeconds(60),
        20,
        OptionalLong.empty());
  }

  @Test
  void withFewVotesItSaysHowManyAreNeeded() {
    Said said = admin("/calibrate");
    assertThat(said.text()).contains("answer.threshold", "至少要 30 个", "还差 30 个");
    assertThat(said.body().has("reply_markup")).isFalse();
  }

  @Test
  void aProposalIsAppliedOnAButtonAndTakenBackOnAnother() {
    votedUsefulFrom(0.7);
    bench.pass(Duration.ofMinutes(5));
    Said proposal = admin("/校准 50");
    assertThat(proposal.text()).contains("建议：0.6", "停车场几点开？");
    String apply = proposal.button("改为 0.6");
    Said applied = one(bench.press(ADMIN, proposal, apply));
    assertThat(applied.target()).hasValue(proposal.message());
    assertThat(applied.text()).contains("已改", "现在的阈值是 0.6");
    assertThat(one(bench.text(ALICE, 1, "/status")).text()).contains("现在的阈值是 0.6", "由管理员设定");
    Said undone = one(bench.press(ADMIN, applied, applied.button("改回 0.")));
    assertThat(undone.text()).contains("已改回", "answer.threshold");
    assertThat(bench.deeds()).extracting(Audit.Deed::action).containsOnly("threshold").hasSize(2);
  }

  @Test
  void theAppliedThresholdIsWhatAnswersAreWeighedBy() {
    assertThat(one(bench.text(ALICE, 1, OPENS)).text()).contains("3月12日");
    assertThat(admin("/calibrate set 1").text()).contains("已改", "1.000");
    assertThat(one(bench.text(ALICE, 2, OPENS)).text()).contains("没有找到");
    bench.restart();
    assertThat(one(bench.text(ALICE, 3, OPENS)).text()).contains("没有找到");
    assertThat(admin("/calibrate undo").text()).contains("已改回");
    assertThat(one(bench.text(ALICE, 4, OPENS)).text()).contains("3月12日");
    assertThat(admin("/calibrate undo").text()).contains("无可改回");
    assertThat(admin("/calibrate 什么").text()).contains("/calibrate set 0.3");
  }

  @Test
  void onlyAdminsMayPress() {
    Said some = one(bench.text(ALICE, 1, "/help"));
    assertThat(bench.handle(bench.press(ALICE, some, "c:900:0"))).isEmpty();
    assertThat(one(bench.text(ALICE, 2, OPENS)).text()).contains("3月12日");
    assertThat(bench.deeds()).isEmpty();
  }

  @Test
  void theForumsOwnQuestionsAreAskedAndReported() throws Exception {
    assertThat(admin("/eval").text()).contains("没有 golden.jsonl");
    bench.close();
    bench = HandlerBench.withOwnPosts(home.resolve("other"));
    Files.writeString(
        bench.knowledge.folder().resolve("golden.jsonl"),
        """
        {"question":"老街停车场什么时候开放？","gold":[["3月12日"]],"floor":1}
        {"question":"市图书馆新馆在哪里？","gold":[["解放路"]]}
        {"question":"火星基地的温度是多少？","answerable":false}
        没有引号
        """);
    List<Said> edits = new java.util.ArrayList<>();
    Said begun = begun(bench.text(ADMIN, 7, "/评测"), edits);
    assertThat(begun.text()).contains("3 个问题");
    Bench.until(
        () -> {
          edits.addAll(bench.said());
          return !edits.isEmpty();
        });
    Said report = edits.getLast();
    assertThat(report.target()).hasValue(begun.message());
    assertThat(report.text())
        .contains("有 1 行读不懂", "通过 2/3", "该答的答对 1/2", "不该答的未答 1/1", "只按字词检索")
        .contains("答错的，把握大的在前：", "市图书馆新馆在哪里？", "lacks 解放路");
  }
}
