package org.wentai.terminal;

/**
 * What a check found.
 *
 * @param what the thing that was checked
 * @param says its state, and the mend when it is not well
 */
record Finding(String what, Level level, String says) {
  /** How bad it is. */
  enum Level {
    OK,
    WARN,
    FAIL
  }
}
