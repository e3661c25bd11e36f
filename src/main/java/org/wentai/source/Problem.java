package org.wentai.source;

import java.util.OptionalInt;

/**
 * Something in the knowledge folder that was not read as its author meant it.
 *
 * @param severity whether posts are missing because of it
 * @param file the file, relative to the knowledge folder, with slashes
 * @param line the line in the file, from 1, where one can be named
 * @param reason what is wrong, without a full stop
 * @param mend what to do about it, without a full stop
 */
public record Problem(
    Severity severity, String file, OptionalInt line, String reason, String mend) {

  /** Whether a problem costs posts. */
  public enum Severity {
    /** Something was not indexed. */
    ERROR,
    /** All was indexed, but a part of it may not be what its author meant. */
    WARNING
  }

  /** One sentence: file, line, reason and mend. */
  public String message() {
    String where = line.isPresent() ? file + " line " + line.getAsInt() : file;
    return where + ": " + reason + "; " + mend + ".";
  }
}
