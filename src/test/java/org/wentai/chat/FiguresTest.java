package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Audit;
import org.wentai.store.Exchange;
import org.wentai.store.Lane;
import org.wentai.store.Store;

class FiguresTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path home;
  private Store store;
  private Figures figures;

  @BeforeEach
  void open() {
    store = Store.open(home.resolve("state.db"));
    figures = new Figures(store, ZONE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long asked(String question, boolean answered, long asker, Duration ago) {
    var exchange =
        new Exchange(
            0,
            Lane.of(asker),
            asker,
            OptionalLong.empty(),
            question,
            question,
            "zh",
            answered ? Optional.of("是。") : Optional.empty(),
            0.5,
            Optional.empty(),
            "[]",
            NOW.minus(ago),
            40,
            OptionalLong.empty());
    return store.write(work -> work.exchanges().add(exchange));
  }

  private static String text(Reply reply) {
    return switch (reply) {
      case Reply.Notice notice -> notice.text();
      case Reply.Files files -> files.text();
      default -> reply.toString();
    };
  }

  @Test
  void likeQuestionsAreOneGap() {
    asked("停车场怎么收费？", false, 1, Duration.ofDays(2));
    asked("停車場怎麼收費", false, 1, Duration.ofDays(3));
    asked("请问停车场怎么收费", false, 2, Duration.ofHours(1));
    asked("图书馆几点关门？", false, 3, Duration.ofDays(4));
    asked("公园几点开门？", true, 3, Duration.ofDays(1));
    asked("很久以前问的", false, 3, Duration.ofDays(31));
    assertThat(text(figures.gaps(Language.ZH, NOW)).lines())
        .containsExactly(
            "近 30 天有 4 次提问没有答上，归为 2 类。最多的：",
            "1. 停车场怎么收费？（3 次，2 人，最近 11-23 17:00）",
            "2. 图书馆几点关门？（1 次，1 人，最近 11-19 18:00）");
  }

  @Test
  void withoutQuestionsItSaysSo() {
    assertThat(text(figures.gaps(Language.EN, NOW))).startsWith("No question");
    assertThat(text(figures.stats(Language.EN, NOW))).startsWith("No questions");
    assertThat(text(figures.audit(Language.EN))).startsWith("Nothing");
  }

  @Test
  void statsAreATextAndAPicture() throws IOException {
    long good = asked("甲", true, 1, Duration.ofHours(1));
    asked("乙", false, 2, Duration.ofHours(2));
    asked("丙", true, 2, Duration.ofDays(5));
    store.run(work -> work.exchanges().vote(good, 1, true, NOW));
    Reply.Files reply = (Reply.Files) figures.stats(Language.ZH, NOW);
    assertThat(reply.text().lines())
        .contains(
            "近 14 天：3 个问题，答上 67%，有用 100%。",
            "11-18　1 问　答上 100%　有用 —　中位 40 ms　p99 40 ms",
            "11-23　2 问　答上 50%　有用 100%　中位 40 ms　p99 40 ms");
    assertThat(reply.files()).hasSize(1);
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(reply.files().getFirst().bytes()));
    assertThat(picture.getWidth()).isEqualTo(StatsChart.WIDTH);
    assertThat(picture.getHeight()).isEqualTo(StatsChart.HEIGHT);
    assertThat(colours(picture)).contains(0xB8CDE6, 0x2F6DB5, 0xE07A1F);
  }

  private static Set<Integer> colours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        colours.add(picture.getRGB(x, y) & 0xFFFFFF);
      }
    }
    return colours;
  }

  /** As in an image without fonts: Java's own list of fonts is empty there. */
  @Test
  void withoutFontsThereIsNoPictureAndNoFailure() throws Exception {
    Path none = Files.writeString(home.resolve("none.conf"), "<fontconfig></fontconfig>");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            ChartWithoutFonts.class.getName());
    builder.environment().put("FONTCONFIG_FILE", none.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process drawing = builder.start();
    try (var said = drawing.inputReader()) {
      assertThat(said.lines()).contains("no picture", "no picture again");
    }
    assertThat(drawing.waitFor()).isZero();
  }

  @Test
  void tablesHoldGapsAndDays() {
    asked("=1+1 是多少", false, 1, Duration.ofDays(20));
    Reply.Files reply = (Reply.Files) figures.export(Language.EN, NOW);
    assertThat(reply.files().stream().map(Reply.Enclosed::name))
        .containsExactly("gaps.csv", "days.csv");
    assertThat(new String(reply.files().get(0).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFquestion,times,askers,last asked\r\n'=1+1 是多少,1,1,2026-11-03 18:00\r\n");
    assertThat(new String(reply.files().get(1).bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFFday,questions,answered,helpful,not helpful,median ms,p99 ms\r\n"
                + "2026-11-03,1,0,0,0,40,40\r\n");
  }

  @Test
  void theAuditNamesWhoDidWhat() {
    store.run(
        work -> {
          work.audit().add(new Audit.Deed(NOW, 1001, "reload", "gen-000002"));
          work.audit().add(new Audit.Deed(NOW.plusSeconds(60), 0, "rollback", "gen-000001"));
        });
    assertThat(text(figures.audit(Language.ZH)).lines())
        .containsExactly(
            "最近的操作，新的在前：",
            "11-23 18:01　程序　rollback　gen-000001",
            "11-23 18:00　1001　reload　gen-000002");
  }
}
