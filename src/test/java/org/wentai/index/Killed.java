package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** Kills processes as {@code kill -9} does. */
final class Killed {
  private Killed() {}

  /**
   * Runs {@code program} as a process of its own, and kills it when it says {@code line}.
   *
   * @param folder its first argument
   * @param more its other arguments
   */
  static void when(String line, Class<?> program, Path folder, String... more)
      throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.add(folder.toString());
    command.addAll(java.util.List.of(more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var said = process.inputReader()) {
      String now = said.readLine();
      while (now != null && !now.equals(line)) {
        now = said.readLine();
      }
      assertThat(now).isEqualTo(line);
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).isNotZero();
  }
}
