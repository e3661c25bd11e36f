package org.wentai.chat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wentai.index.BuildReport;
import org.wentai.index.GenerationInfo;
import org.wentai.knowledge.Changes;
import org.wentai.source.ReadReport;

/** What is said of reloads. */
final class ReloadText {
  private static final int BAR = 20;
  private static final int LISTED = 5;
  private static final int MISSES_LISTED = 10;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TITLE = 40;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private ReloadText() {}

  static Messages messages(Language language) {
    return Messages.of("org.wentai.chat.admin", language);
  }

  /** A bar, the step and its counts. */
  static String progress(ReloadStage stage, int percent, Language language) {
    Messages messages = messages(language);
    int full = percent * BAR / 100;
    String bar = "▓".repeat(full) + "░".repeat(BAR - full) + " " + percent + "%";
    String step = messages.say("reload.step." + stage.step().name().toLowerCase(Locale.ROOT));
    String counts =
        stage.total() > 0 && stage.done() <= stage.total()
            ? count(stage.done()) + " / " + count(stage.total())
            : count(stage.done());
    String line = stage.done() > 0 ? messages.say("reload.step", step, counts) : step;
    return messages.say("reload.runs") + "\n" + bar + "\n" + line;
  }

  static String report(ReloadOutcome outcome, Language language) {
    Messages messages = messages(language);
    return switch (outcome) {
      case ReloadOutcome.Done done -> done(done, messages);
      case ReloadOutcome.Missed missed -> missed(missed, messages, language);
      case ReloadOutcome.BadGolden bad -> bad(bad, messages);
      case ReloadOutcome.Failed failed -> messages.say(failed.why(), failed.detail());
      case ReloadOutcome.Stopped stopped -> messages.say("reload.stopped");
    };
  }

  static String rolledBack(GenerationInfo now, ZoneId zone, Language language) {
    return messages(language)
        .say(
            "rollback.done",
            now.name(),
            TIME.format(now.builtAt().atZone(zone)),
            count(now.threads()),
            count(now.posts()));
  }

  private static String done(ReloadOutcome.Done done, Messages messages) {
    BuildReport built = done.refresh().built();
    List<String> lines = new ArrayList<>();
    lines.add(
        messages.say(
            "reload.done",
            seconds(done.took()),
            built.generation(),
            count(built.threads()),
            count(built.posts())));
    Changes changes = done.changes();
    lines.add(threads("reload.added", changes.added(), messages));
    lines.add(threads("reload.changed", changes.changed(), messages));
    lines.add(threads("reload.removed", changes.removed(), messages));
    skipped(done.refresh().read(), messages, lines);
    problems(done.refresh().read(), messages, lines);
    switch (built.why()) {
      case BEHIND -> lines.add(messages.say("reload.words.behind"));
      case NO_MODEL -> lines.add(messages.say("reload.words.model"));
      case EMBEDDED, SWITCHED_OFF -> {
        // As the settings say.
      }
    }
    if (done.golden() > 0) {
      lines.add(messages.say("reload.golden", done.golden()));
    }
    return String.join("\n", lines);
  }

  private static String threads(String key, Changes.Threads threads, Messages messages) {
    String titles =
        threads.first().stream()
            .map(title -> messages.say("title", cut(title, LONGEST_TITLE)))
            .collect(Collectors.joining());
    String more = threads.count() > threads.first().size() ? " …" : "";
    String line = messages.say(key, count(threads.count()));
    return titles.isEmpty() ? line : messages.say("listed", line, (titles + more).strip());
  }

  private static void skipped(ReadReport read, Messages messages, List<String> lines) {
    if (!read.skipped().isEmpty()) {
      lines.add(messages.say("reload.skipped", read.skipped().size()));
      read.skipped().stream()
          .limit(LISTED)
          .forEach(file -> lines.add(item(file.file() + ": " + file.reason())));
      more(read.skipped().size(), messages, lines);
    }
  }

  private static void problems(ReadReport read, Messages messages, List<String> lines) {
    long all = read.errors() + read.warnings();
    if (all > 0) {
      lines.add(messages.say("reload.problems", read.errors(), read.warnings()));
      read.problems().stream().limit(LISTED).forEach(p -> lines.add(item(p.message())));
      more(all, messages, lines);
    }
  }

  private static void more(long all, Messages messages, List<String> lines) {
    if (all > LISTED) {
      lines.add(messages.say("more.left", all - LISTED));
    }
  }

  private static String missed(ReloadOutcome.Missed missed, Messages messages, Language language) {
    List<String> lines = new ArrayList<>();
    int count = missed.misses().size();
    lines.add(messages.say("reload.missed", count, missed.of(), seconds(missed.took())));
    for (GoldenMiss miss : missed.misses().subList(0, Math.min(MISSES_LISTED, count))) {
      lines.add(
          messages.say(
              "reload.miss",
              cut(miss.question(), LONGEST_LINE),
              said(miss.expected(), "said.any", messages, language),
              said(miss.got(), "said.empty", messages, language)));
    }
    if (count > MISSES_LISTED) {
      lines.add(messages.say("more.left", count - MISSES_LISTED));
    }
    lines.add(messages.say("reload.missed.mend"));
    return String.join("\n", lines);
  }

  private static String said(
      GoldenMiss.Said said, String wordless, Messages messages, Language language) {
    if (!said.answered()) {
      return messages.say("said.nothing");
    }
    String text = said.text().isEmpty() ? messages.say(wordless) : cut(said.text(), LONGEST_LINE);
    List<String> where = new ArrayList<>();
    said.thread().ifPresent(thread -> where.add(messages.say("said.thread", thread)));
    said.floor().ifPresent(floor -> where.add(FloorName.of(floor, language)));
    return where.isEmpty() ? text : messages.say("said.at", text, String.join(" ", where));
  }

  private static String bad(ReloadOutcome.BadGolden bad, Messages messages) {
    List<String> lines = new ArrayList<>();
    lines.add(messages.say("reload.badgolden", bad.faults().size()));
    bad.faults().stream().limit(LISTED).forEach(fault -> lines.add(item(fault)));
    more(bad.faults().size(), messages, lines);
    lines.add(messages.say("reload.badgolden.mend"));
    return String.join("\n", lines);
  }

  private static String item(String text) {
    return "- " + cut(text, LONGEST_LINE);
  }

  /** One line of at most {@code most} units, not cut inside a character. */
  static String cut(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= most) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
    return line.substring(0, end) + "…";
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f", took.toNanos() / 1e9);
  }
}
