package org.wentai.terminal;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wentai.eval.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code wentai bench start}: from {@code ./wentai ask} to the answer, beside the JVM's own start.
 */
@Command(name = "start")
final class BenchStartCommand implements Callable<Integer> {
  /** What the launcher gives the JVM for one question, but for its archive of loaded classes. */
  private static final List<String> LAUNCHER_FLAGS =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Wentai root;

  @Option(names = "--runs", paramLabel = "N", defaultValue = "9")
  private int runs;

  @Parameters(paramLabel = "QUESTION", descriptionKey = "words")
  private String question = "";

  BenchStartCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (runs < 1) {
      throw new Failure("--runs is how often to start, from 1 on, not " + runs);
    }
    Path launcher = root.surroundings().home().resolve("wentai");
    if (!Files.isExecutable(launcher)) {
      throw new Failure(launcher + " is not there to be timed; set WENTAI_HOME or build the tree");
    }
    List<String> ask = List.of(launcher.toString(), "ask", question);
    List<String> same = bareJvm(LAUNCHER_FLAGS);
    List<String> plain = bareJvm(List.of());
    List<Double> asks = new ArrayList<>();
    List<Double> sames = new ArrayList<>();
    List<Double> plains = new ArrayList<>();
    for (int run = -1; run < runs; run++) {
      double askTook = millis(ask);
      double sameTook = millis(same);
      double plainTook = millis(plain);
      if (run >= 0) { // the first warms the files
        asks.add(askTook);
        sames.add(sameTook);
        plains.add(plainTook);
      }
    }
    print(root.surroundings().out(), Times.of(asks), Times.of(sames), Times.of(plains));
    return ExitStatus.DONE;
  }

  /** A JVM of the same JDK that only runs an empty main of the same class path. */
  private static List<String> bareJvm(List<String> flags) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(EmptyMain.class.getName());
    return command;
  }

  private static double millis(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = process.waitFor();
    double took = (System.nanoTime() - start) / 1e6;
    if (status != ExitStatus.DONE && status != ExitStatus.NOT_FOUND) {
      throw new Failure(String.join(" ", command) + " ended with exit status " + status);
    }
    return took;
  }

  private static void print(PrintStream out, Times asks, Times same, Times plain) {
    String form = "%-34s median %7.0f ms%n";
    out.printf(Locale.ROOT, form, "./wentai ask, to its end", asks.median());
    out.printf(Locale.ROOT, form, "an empty main, with ask's flags", same.median());
    out.printf(Locale.ROOT, form, "an empty main, plain java", plain.median());
    out.printf(
        Locale.ROOT,
        "%-34s %.2f times, %.2f times of plain java%n",
        "ask / the JVM's own start",
        asks.median() / same.median(),
        asks.median() / plain.median());
  }

  /** Does nothing: the time it takes is the JVM's own. */
  public static final class EmptyMain {
    private EmptyMain() {}

    public static void main(String[] args) {}
  }
}
