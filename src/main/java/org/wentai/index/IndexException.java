package org.wentai.index;

/** An index that cannot be built or swapped; the message is one sentence for the admin. */
public final class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  IndexException(String message) {
    this(Kind.OTHER, message);
  }

  IndexException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  IndexException(String message, Throwable cause) {
    this(Kind.OTHER, message, cause);
  }

  IndexException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What an admin has to do something else about. */
  public enum Kind {
    /** Another build has the data folder. */
    BUSY,
    /** The disk is full. */
    DISK_FULL,
    OTHER
  }
}
