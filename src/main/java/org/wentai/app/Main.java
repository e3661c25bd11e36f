package org.wentai.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.wentai.terminal.Surroundings;
import org.wentai.terminal.Wentai;

/** Starts the program. */
public final class Main {
  private Main() {}

  /** Runs the command line {@code args}; the JVM ends with the command's exit status. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    Logging.prepare();
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    System.setOut(out);
    System.setErr(err);
    String home = System.getProperty("wentai.home", "");
    Surroundings surroundings =
        new Surroundings(
            System.in,
            out,
            err,
            System.getenv(),
            Path.of("").toAbsolutePath(),
            Path.of(home).toAbsolutePath(),
            StandardStreams.terminals());
    return Wentai.run(
        args,
        surroundings,
        settings -> Logging.level(settings.logLevel()),
        root -> List.of(new ServeCommand(root)));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    boolean flushAtLineEnds = true;
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)),
        flushAtLineEnds,
        StandardCharsets.UTF_8);
  }
}
