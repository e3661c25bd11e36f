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
    Path launcher = root.surroundings().home().resolve("wentai");
    if (!Files.isExecutable(launcher)) {
      throw new Failure(launcher + " is not there to be timed; set WENTAI_HOME or build the tree");
    }
    List<String> ask = List.of(launcher.toString(), "ask", question);
    List<String> jvm = bareJvm();
    List<Double> asks = new ArrayList<>();
    List<Double> starts = new ArrayList<>();
    millis(ask);
    millis(jvm);
    for (int run = 0; run < Math.max(1, runs); run++) {
      starts.add(millis(jvm));
      asks.add(millis(ask));
    }
    print(root.surroundings().out(), Times.of(asks), Times.of(starts));
    return ExitStatus.DONE;
  }

  /** A JVM of the same JDK that only runs an empty main of the same class path. */
  private static List<String> bareJvm() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-cp", System.getProperty("java.class.path"), EmptyMain.class.getName());
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

  private static void print(PrintStream out, Times asks, Times starts) {
    out.printf(Locale.ROOT, "%-34s median %7.0f ms%n", "./wentai ask, to its end", asks.median());
    out.printf(Locale.ROOT, "%-34s median %7.0f ms%n", "the JVM's own start", starts.median());
    out.printf(Locale.ROOT, "%-34s %.2f times%n", "ask / JVM", asks.median() / starts.median());
  }

  /** Does nothing: the time it takes is the JVM's own. */
  public static final class EmptyMain {
    private EmptyMain() {}

    public static void main(String[] args) {}
  }
}
