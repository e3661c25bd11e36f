package org.wentai.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs commands as a process does, in a folder of its own, over two small threads. */
final class Program {
  private static final String THREADS =
      """
      {"id":"901","title":"老街停车场开放通知","url":"https://bbs.example.org/thread-901-1-1.html","views":77,"posts":[{"pid":5001,"author":"街道办","postedAt":"2024-03-05 09:30","text":"老街停车场将于3月12日开放。\\n白天每小时收费2元，夜间免费。"},{"pid":5002,"author":"小周","postedAt":"2024-03-05 10:00","text":"终于不用到处找车位了。"}]}
      {"id":"902","title":"图书馆搬迁","posts":[{"text":"市图书馆新馆位于人民路18号，藏书20万册。"}]}
      """;

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  Program(Path home) {
    this.home = home;
    environment.put("WENTAI_INDEX_VECTORS", "off");
    environment.put("WENTAI_TERMINAL_LANGUAGE", "zh");
    write("knowledge/threads.jsonl", THREADS);
  }

  /** What a command left: its exit status and what it printed. */
  record End(int status, String out, String err) {}

  Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path write(String file, String text) {
    try {
      Path path = home.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  End run(String... args) {
    return runWith("", args);
  }

  /** Runs with {@code input} piped in. */
  End runWith(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            home,
            home,
            Set.of());
    int status = Wentai.run(args, surroundings, settings -> {});
    return new End(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
