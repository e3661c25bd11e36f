package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.telegram.HandlerBench.ADMIN;
import static org.wentai.telegram.HandlerBench.ALICE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.wentai.store.Alert;
import org.wentai.store.Audit;
import org.wentai.store.Delivery;
import org.wentai.store.Lane;
import org.wentai.store.Outgoing;
import org.wentai.store.Subscription;
import org.wentai.telegram.HandlerBench.Said;

/** What admins see and do of sites and alerts, and what everybody may have forgotten. */
class AlertAdminTest extends HandlerCase {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private Said admin(String text) {
    return one(bench.text(ADMIN, 7, text));
  }

  @Test
  void sitesAreAddedShownPausedAndResumed() {
    assertThat(admin("/sites").text()).contains("没有实时站点", "/site add");
    assertThat(admin("/site add laojie https://bbs.example/ 2,36").text()).contains("正在关注");
    assertThat(admin("/sites").text())
        .contains("实时站点（1 个）", "laojie：正在关注", "https://bbs.example/", "已存 0 楼");
    assertThat(admin("/site pause laojie").text()).contains("laojie：已暂停");
    assertThat(admin("/site pause laojie").text()).contains("本来就是");
    assertThat(admin("/站点 继续 laojie").text()).contains("正在关注");
    assertThat(admin("/site backfill laojie").text()).contains("正在补读");
    assertThat(admin("/sites").text()).contains("补读：已读 0 页");
    assertThat(bench.deeds()).extracting(Audit.Deed::action).containsOnly("site").hasSize(4);
    assertThat(bench.store.read(work -> work.sites().find("laojie")).orElseThrow().boards())
        .isEqualTo("2,36");
  }

  @Test
  void whatIsWrongWithASiteIsSaid() {
    assertThat(admin("/site").text()).contains("用法");
    assertThat(admin("/site restart x").text()).contains("不能做“restart x”", "用法");
    assertThat(admin("/site pause nowhere").text()).contains("没有站点“nowhere”");
    assertThat(admin("/site add 老街 https://bbs.example/").text()).contains("“老街”不能作名称");
    assertThat(admin("/site add a not-an-address").text()).contains("“not-an-address”不是论坛地址");
    assertThat(admin("/site add a http://127.0.0.1/").text()).contains("config/wentai.yaml");
    assertThat(admin("/site add a https://bbs.example/ 交通").text()).contains("“交通”不是版块编号");
    assertThat(bench.deeds()).isEmpty();
  }

  /** An alert to Alice whose message Telegram refused; its row. */
  private long dead() {
    return bench.store.write(
        work -> {
          long post = work.alerts().figures(NOW).dead() + 1;
          work.alerts()
              .add(
                  List.of(
                      new Alert(
                          0,
                          Lane.of(ALICE),
                          post,
                          1,
                          0,
                          OptionalLong.empty(),
                          List.of(1L),
                          NOW,
                          OptionalLong.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          "")));
          List<Long> ids =
              work.alerts().waitingPosts(Lane.of(ALICE), 5).stream().map(Alert::id).toList();
          long row = work.outbox().add(Outgoing.alert(Lane.of(ALICE), "sendMessage", "{}"), NOW);
          work.alerts().tell(ids, row, NOW);
          Delivery claimed = work.outbox().claim(NOW, 5).getFirst();
          work.outbox().failed(claimed.id(), "Bad Request: <b>nonsense</b>", NOW);
          return row;
        });
  }

  @Test
  void deadLettersAreSeenTriedAgainAndDropped() {
    assertThat(admin("/dead").text()).contains("没有发不出");
    long first = dead();
    long second = dead();
    Said list = admin("/dead");
    assertThat(list.text())
        .contains("2 条", "#" + first, "#" + second, "发往 " + ALICE, "<b>nonsense</b>");
    Said dropped = one(bench.press(ADMIN, list, list.button("放弃 #" + first)));
    assertThat(dropped.target()).hasValue(list.message());
    assertThat(dropped.text()).contains("已放弃 1 条").doesNotContain("#" + first);
    assertThat(admin("/dead retry " + second).text()).contains("将重发 1 条", "没有发不出");
    List<Alert> waiting = bench.store.read(w -> w.alerts().waitingPosts(Lane.of(ALICE), 5));
    assertThat(waiting).hasSize(1);
    assertThat(admin("/dead retry x").text()).contains("看不懂“retry x”", "用法");
    assertThat(admin("/dead drop 99999").text()).contains("没有 #99999");
    assertThat(bench.deeds()).extracting(Audit.Deed::action).containsOnly("dead letters");
  }

  @Test
  void deadLettersAreForAdmins() {
    long row = dead();
    Said some = one(bench.text(ALICE, 1, "/help"));
    assertThat(bench.handle(bench.press(ALICE, some, "x:" + row + ":0"))).isEmpty();
    long left = bench.store.read(work -> work.deadLetters().count());
    assertThat(left).isEqualTo(1);
  }

  @Test
  void theStatusTellsOfAlertsAndSites() {
    dead();
    admin("/site add laojie https://bbs.example/");
    String status = one(bench.text(ALICE, 1, "/status")).text();
    assertThat(status).contains("通知：等待 0 项", "没能发出 1 条", "站点：1 个，其中出错 0 个");
  }

  @Test
  void whatIsKeptOfAPersonIsForgottenOnceConfirmed() {
    one(bench.text(ALICE, 1, OPENS));
    one(bench.text(ALICE, 2, "/subscribe 停车"));
    assertThat(one(bench.inGroup(ALICE, 3, "/forget")).text()).contains("私聊");
    Said sure = one(bench.text(ALICE, 4, "/forget"));
    assertThat(sure.text()).contains("不能恢复", "90 天");
    assertThat(one(bench.press(ALICE, sure, sure.button("不用"))).text()).contains("没有改动");
    assertThat(bench.exchange(ALICE, 1)).isPresent();
    Said done = one(bench.press(ALICE, sure, sure.button("全部忘记")));
    assertThat(done.text()).contains("已忘记：提问 1 条", "订阅 1 项");
    assertThat(bench.exchange(ALICE, 1)).isEmpty();
    List<Subscription> left = bench.store.read(w -> w.subscriptions().of(Lane.of(ALICE)));
    assertThat(left).isEmpty();
  }
}
