package org.wentai.chat;

import java.util.ArrayList;
import java.util.List;
import org.wentai.chat.Contributions.Preview;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.source.ReadReport;

/** What is said of given files. */
final class UploadText {
  private static final int BEGINNING = 80;
  private static final int TITLE = 60;
  private static final int LONGEST_LINE = 200;
  private static final int FLOORS = 3;

  private UploadText() {}

  static Preview golden(String heading, GoldenSet questions, Language language) {
    Messages messages = ReloadText.messages(language);
    List<String> lines = new ArrayList<>(List.of(heading));
    boolean good = questions.faults().isEmpty() && !questions.questions().isEmpty();
    lines.add(messages.say("upload.golden", questions.questions().size()));
    if (!questions.faults().isEmpty()) {
      lines.add(messages.say("upload.golden.bad", questions.faults().size()));
      questions.faults().stream().limit(UploadReading.LISTED).forEach(f -> lines.add(item(f)));
    }
    return preview(lines, good, messages, language);
  }

  static Preview posts(String heading, UploadReading read, Language language) {
    Messages messages = ReloadText.messages(language);
    ReadReport report = read.report();
    List<String> lines = new ArrayList<>(List.of(heading));
    lines.add(
        messages.say(
            "upload.found", ReloadText.count(report.threads()), ReloadText.count(report.posts())));
    read.first().forEach(thread -> thread(thread, lines, messages, language));
    if (report.threads() > read.first().size()) {
      lines.add(messages.say("more.left", report.threads() - read.first().size()));
    }
    read.taken()
        .forEach(
            other ->
                lines.add(
                    messages.say(
                        "upload.taken", cut(other.id(), TITLE), cut(other.file(), TITLE))));
    long problems = report.errors() + report.warnings();
    if (problems > 0) {
      lines.add(messages.say("reload.problems", report.errors(), report.warnings()));
      report.problems().stream()
          .limit(UploadReading.LISTED)
          .forEach(problem -> lines.add(item(problem.message())));
    }
    return preview(lines, report.threads() > 0, messages, language);
  }

  private static void thread(
      ForumThread thread, List<String> lines, Messages messages, Language language) {
    lines.add(
        messages.say(
            "upload.thread",
            cut(thread.head().title(), TITLE),
            cut(thread.head().id(), TITLE),
            thread.posts().size()));
    for (Post post : thread.posts().subList(0, Math.min(FLOORS, thread.posts().size()))) {
      String name = FloorName.of(post.floor(), language);
      lines.add(messages.say("upload.floor", name, cut(post.text(), BEGINNING)));
    }
  }

  private static Preview preview(
      List<String> lines, boolean keepable, Messages messages, Language language) {
    if (!keepable) {
      lines.add(messages.say("upload.nothing"));
    }
    return new Preview(new Reply.Notice(language, String.join("\n", lines)), keepable);
  }

  private static String item(String text) {
    return "- " + cut(text, LONGEST_LINE);
  }

  private static String cut(String text, int most) {
    return ReloadText.cut(text, most);
  }
}
