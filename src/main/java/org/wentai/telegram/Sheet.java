package org.wentai.telegram;

/**
 * A message being written, within Telegram's limits: UTF-16 units after parsing, bytes before it,
 * and marks, of which Telegram drops those beyond 100.
 */
final class Sheet {
  /** The most units of a message's text. */
  static final int MESSAGE = 4096;

  /** The most units of the text below a file. */
  static final int CAPTION = 1024;

  private static final int BYTES = 32_000;
  private static final int MARKS = 100;

  private final int units;
  private final int marks;
  private Styled written = Styled.EMPTY;
  private int bytes;

  /**
   * @param units the most units
   */
  Sheet(int units) {
    this(units, 0);
  }

  /**
   * @param units the most units
   * @param reserved marks that are kept for what is written after this sheet
   */
  Sheet(int units, int reserved) {
    this.units = units;
    this.marks = MARKS - reserved;
  }

  /** The units that are left. */
  int room() {
    return units - written.length();
  }

  /** Writes {@code part}; without its bold where marks run short. False when it does not fit. */
  boolean add(Styled part) {
    Styled fitting = hasMarksFor(part) ? part : part.withoutBold();
    int size = Html.bytes(fitting);
    if (fitting.length() > room() || bytes + size > BYTES || !hasMarksFor(fitting)) {
      return false;
    }
    written = written.then(fitting);
    bytes += size;
    return true;
  }

  private boolean hasMarksFor(Styled part) {
    return written.marks().size() + part.marks().size() <= marks;
  }

  Styled written() {
    return written;
  }
}
