package org.wentai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the process that people start, with the class path of these tests. */
class ProcessTest {
  @TempDir private Path home;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(
        home.resolve("knowledge/library.md"), "---\ntitle: 图书馆搬迁\n---\n市图书馆新馆位于人民路18号。\n");
  }

  private record End(int status, String out, String err) {}

  private End run(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dwentai.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    Path out = home.resolve("out.txt");
    Path err = home.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(empty()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "WENTAI_TERMINAL_LANGUAGE", "zh"));
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new End(status, Files.readString(out), Files.readString(err));
  }

  private File empty() throws IOException {
    Path file = home.resolve("empty.txt");
    return (Files.exists(file) ? file : Files.createFile(file)).toFile();
  }

  @Test
  void endsWithTheStatusOfItsCommandAndKeepsLibrariesQuiet()
      throws IOException, InterruptedException {
    End built = run(Map.of(), "index");
    assertThat(built.status()).isZero();
    End answered = run(Map.of(), "ask", "市图书馆新馆位于哪里？");
    assertThat(answered.status()).isZero();
    assertThat(answered.out()).contains("人民路18号");
    assertThat(answered.err()).isEmpty();
    assertThat(run(Map.of(), "ask", "火星基地的温度是多少？").status()).isEqualTo(3);
  }

  @Test
  void wrongUsageAndWrongSettingsSayOneSentence() throws IOException, InterruptedException {
    End usage = run(Map.of(), "aks");
    assertThat(usage.status()).isEqualTo(2);
    assertThat(usage.err()).contains("did you mean").hasLineCount(1);
    End settings = run(Map.of("WENTAI_SITE_ZONE", "Mars"), "ask", "x");
    assertThat(settings.status()).isEqualTo(1);
    assertThat(settings.err()).contains("WENTAI_SITE_ZONE").hasLineCount(1);
  }

  @Test
  void outputIsUtf8WhateverTheLocale() throws IOException, InterruptedException {
    End end = run(Map.of("LC_ALL", "C"), "--help");
    assertThat(end.status()).isZero();
    assertThat(end.out()).contains("根据论坛帖子回答问题");
  }

  @Test
  void logsGoToStandardErrorAtTheConfiguredLevel() throws IOException, InterruptedException {
    End end =
        run(
            Map.of("WENTAI_LOG_LEVEL", "debug", "WENTAI_INDEX_VECTORS", "off"),
            "ask",
            "--json",
            "市图书馆新馆位于哪里？");
    assertThat(end.out().lines()).hasSize(1);
    assertThat(end.out()).startsWith("{\"id\":null");
  }
}
