package org.wentai.terminal;

/** What a command's end says. */
public final class ExitStatus {
  /** Done. */
  public static final int DONE = 0;

  /** Failed; standard error says why. */
  public static final int FAILED = 1;

  /** Called wrongly; standard error says how. */
  public static final int USAGE = 2;

  /** {@code ask}: no post answers the question. */
  public static final int NOT_FOUND = 3;

  private ExitStatus() {}
}
