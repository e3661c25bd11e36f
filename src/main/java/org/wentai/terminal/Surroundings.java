package org.wentai.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What a command runs in.
 *
 * @param in standard input, UTF-8
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param environment the environment's variables
 * @param directory where relative paths on the command line start
 * @param home the program's folder, where {@code config/} lies
 * @param terminals which streams are a terminal, people at the other end
 */
public record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Path home,
    Set<Stream> terminals) {
  /** The standard streams. */
  public enum Stream {
    IN,
    OUT,
    ERR
  }

  boolean isTerminal(Stream stream) {
    return terminals.contains(stream);
  }
}
