package org.wentai.source;

import java.io.IOException;
import java.util.OptionalInt;

/** A file that holds no thread that can be read. Becomes a {@link Problem}. */
final class UnreadableFile extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String mend;

  UnreadableFile(String reason, String mend) {
    this(0, reason, mend);
  }

  UnreadableFile(int line, String reason, String mend) {
    super(reason);
    this.line = line;
    this.mend = mend;
  }

  /** What to do about it. */
  String mend() {
    return mend;
  }

  Problem in(String file) {
    OptionalInt where = line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    return new Problem(Problem.Severity.ERROR, file, where, String.valueOf(getMessage()), mend);
  }
}
