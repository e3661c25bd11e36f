package org.wentai.terminal;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wentai bench}: times, each beside its reference in the same run. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private BenchCommand() {}

  static CommandLine line(Wentai root) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new BenchAnswerCommand(root))
        .addSubcommand(new BenchStartCommand(root))
        .addSubcommand(new BenchIndexCommand(root))
        .addSubcommand(new BenchSearchCommand(root))
        .addSubcommand(new BenchEmbeddingCommand(root));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say what to time: answer, start, index, search or embedding");
  }
}
