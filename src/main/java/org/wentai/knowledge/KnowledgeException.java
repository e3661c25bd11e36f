package org.wentai.knowledge;

/** The knowledge cannot be served; the message is one sentence that says what to do. */
public final class KnowledgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public KnowledgeException(String message) {
    this(Kind.OTHER, message);
  }

  KnowledgeException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public KnowledgeException(String message, Throwable cause) {
    super(message, cause);
    this.kind = Kind.OTHER;
  }

  public Kind kind() {
    return kind;
  }

  /** What an admin has to do something else about. */
  public enum Kind {
    /** The folder is missing. */
    NO_FOLDER,
    /** No thread was found in the folder. */
    NO_THREADS,
    OTHER
  }
}
