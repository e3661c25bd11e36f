package org.wentai.telegram;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The bot's commands, with the Chinese names that they also go by. */
enum SlashCommand {
  ASK(false, "ask", "问", "提问", "问题"),
  LATEST(false, "latest", "最新"),
  THREAD(false, "thread", "帖子"),
  FLOOR(false, "floor", "楼层"),
  SOURCES(false, "sources", "来源"),
  HELP(false, "help", "帮助"),
  STATUS(false, "status", "状态"),
  LANG(false, "lang", "语言"),
  START(false, "start", "开始"),
  RELOAD(true, "reload", "重载"),
  ROLLBACK(true, "rollback", "回退"),
  GAPS(true, "gaps", "缺口"),
  STATS(true, "stats", "统计"),
  EXPORT(true, "export", "导出"),
  AUDIT(true, "audit", "审计");

  private final boolean forAdmins;
  private final String word;
  private final List<String> chinese;

  SlashCommand(boolean forAdmins, String word, String... chinese) {
    this.forAdmins = forAdmins;
    this.word = word;
    this.chinese = List.of(chinese);
  }

  /** The name as Telegram knows it, without slash. */
  String word() {
    return word;
  }

  boolean isForAdmins() {
    return forAdmins;
  }

  /** The command whose English name is {@code word}, in lower case. */
  static Optional<SlashCommand> named(String word) {
    return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
  }

  /** A Chinese name and whose it is. */
  record Chinese(String name, SlashCommand command) {}

  /** The longest Chinese name that {@code text} begins with. */
  static Optional<Chinese> begins(String text) {
    return Arrays.stream(values())
        .flatMap(c -> c.chinese.stream().map(name -> new Chinese(name, c)))
        .filter(c -> text.startsWith(c.name))
        .max(Comparator.comparingInt(c -> c.name.length()));
  }
}
