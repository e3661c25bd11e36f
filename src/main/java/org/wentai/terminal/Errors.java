package org.wentai.terminal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.wentai.index.IndexException;
import org.wentai.knowledge.KnowledgeException;
import org.wentai.settings.Likeness;
import org.wentai.settings.SettingsException;
import org.wentai.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what went wrong, in one sentence on standard error.
 *
 * @param verbose whether the stack trace follows
 */
record Errors(PrintStream err, BooleanSupplier verbose) {
  int usage(ParameterException wrong, String[] args) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String hint = meant(wrong).map(m -> "; did you mean " + m + "?").orElse("");
    err.println("wentai: " + sentence(text(wrong)) + hint + "; see " + command + " --help");
    return ExitStatus.USAGE;
  }

  /** The command or option that an unknown word is a slip of. */
  private static Optional<String> meant(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    CommandLine line = wrong.getCommandLine();
    List<String> known = new ArrayList<>(line.getSubcommands().keySet());
    known.addAll(line.getCommandSpec().optionsMap().keySet());
    return Likeness.nearest(unmatched.getUnmatched().getFirst(), known);
  }

  int failed(Exception failure, CommandLine line, ParseResult parsed) {
    err.println("wentai: " + sentence(message(failure)));
    if (verbose.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    return ExitStatus.FAILED;
  }

  static String message(Throwable failure) {
    return switch (failure) {
      case Failure known -> text(known);
      case SettingsException known -> text(known);
      case KnowledgeException known -> text(known);
      case IndexException known -> text(known);
      case StoreException known -> text(known).replaceFirst("\\.$", "");
      case UncheckedIOException wrapped -> message(cause(wrapped));
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case FileNotFoundException missing -> text(missing);
      case AccessDeniedException denied ->
          denied.getFile() + " may not be opened; check its permissions";
      case FileSystemException disk -> text(disk);
      case IOException io -> text(io);
      default ->
          "an error of the program, "
              + failure.getClass().getSimpleName()
              + ": "
              + text(failure)
              + "; run again with --verbose to see where, and report it";
    };
  }

  private static Throwable cause(UncheckedIOException wrapped) {
    IOException cause = wrapped.getCause();
    return cause == null ? new IOException(text(wrapped)) : cause;
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** On one line; the full stop is left to the reader. */
  private static String sentence(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
