package org.wentai.store;

import java.time.Instant;
import java.util.List;

/** Who did what, for the admins. */
public final class Audit {
  Audit() {}

  /**
   * One deed.
   *
   * @param who the admin's user id, 0 for the program itself
   * @param action {@code reload}, {@code rollback}, {@code upload}, {@code export}…
   * @param detail what of, how it ended
   */
  public record Deed(Instant at, long who, String action, String detail) {}

  public void add(Deed deed) {
    throw new UnsupportedOperationException();
  }

  /** The last ones, newest first. */
  public List<Deed> last(int limit) {
    throw new UnsupportedOperationException();
  }
}
