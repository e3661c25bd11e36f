package org.wentai.store;

/** The database cannot do what is asked; the message says what is wrong and the mend. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether it may heal by itself or by a hand outside: a full disk, a lock held too long. */
  private final boolean passing;

  public StoreException(String message, boolean passing, Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  StoreException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** Whether trying again later may succeed. */
  public boolean passing() {
    return passing;
  }
}
