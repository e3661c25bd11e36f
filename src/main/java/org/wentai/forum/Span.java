package org.wentai.forum;

/**
 * A half-open range of UTF-16 units, {@code [start, end)}.
 *
 * @param start first unit, at least 0
 * @param end one past the last unit, at least {@code start}
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no such span: [" + start + ", " + end + ")");
    }
  }

  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  public boolean covers(Span other) {
    return start <= other.start && other.end <= end;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Both ends moved by {@code by} units. */
  public Span shifted(int by) {
    return new Span(start + by, end + by);
  }

  /** The units of {@code text} in this span. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
