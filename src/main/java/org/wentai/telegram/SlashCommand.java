package org.wentai.telegram;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The bot's commands, with the Chinese names that they also go by. */
enum SlashCommand {
  ASK(For.ALL, "ask", "问", "提问", "问题"),
  LATEST(For.ALL, "latest", "最新"),
  THREAD(For.ALL, "thread", "帖子"),
  FLOOR(For.ALL, "floor", "楼层"),
  SOURCES(For.ALL, "sources", "来源"),
  SUBSCRIBE(For.MANAGERS, "subscribe", "订阅"),
  SUBSCRIPTIONS(For.ALL, "subscriptions", "订阅列表", "我的订阅"),
  UNSUBSCRIBE(For.MANAGERS, "unsubscribe", "退订", "取消订阅"),
  DIGEST(For.MANAGERS, "digest", "汇总", "摘要"),
  QUIET(For.MANAGERS, "quiet", "免打扰", "勿扰"),
  MUTE(For.MANAGERS, "mute", "静音"),
  WHY(For.ALL, "why", "为什么"),
  HELP(For.ALL, "help", "帮助"),
  STATUS(For.ALL, "status", "状态"),
  LANG(For.ALL, "lang", "语言"),
  FORGET(For.ONE, "forget", "忘记我", "忘记"),
  START(For.ALL, "start", "开始"),
  RELOAD(For.ADMINS, "reload", "重载"),
  ROLLBACK(For.ADMINS, "rollback", "回退"),
  SITES(For.ADMINS, "sites", "站点列表"),
  SITE(For.ADMINS, "site", "站点"),
  DEAD(For.ADMINS, "dead", "死信"),
  GAPS(For.ADMINS, "gaps", "缺口"),
  STATS(For.ADMINS, "stats", "统计"),
  EXPORT(For.ADMINS, "export", "导出"),
  EVAL(For.ADMINS, "eval", "评测"),
  CALIBRATE(For.ADMINS, "calibrate", "校准"),
  AUDIT(For.ADMINS, "audit", "审计");

  /** Whom a command is shown to; whether he may is asked when he uses it. */
  enum For {
    ALL,
    /** Everybody in private, a group's admins in the group. */
    MANAGERS,
    /** Everybody, in private. */
    ONE,
    /** The bot's admins. */
    ADMINS
  }

  private final For whom;
  private final String word;
  private final List<String> chinese;

  SlashCommand(For whom, String word, String... chinese) {
    this.whom = whom;
    this.word = word;
    this.chinese = List.of(chinese);
  }

  /** The name as Telegram knows it, without slash. */
  String word() {
    return word;
  }

  boolean isForAdmins() {
    return whom == For.ADMINS;
  }

  /** Whom it is shown to. */
  For whom() {
    return whom;
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
