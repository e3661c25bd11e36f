package org.wentai.store;

import java.util.Optional;

/** Short numbers for long names, as buttons need them; a number is never given to another name. */
public final class Names {
  Names() {}

  /** The number of {@code name}, given to it when it has none. */
  public long number(String name) {
    throw new UnsupportedOperationException();
  }

  public Optional<String> name(long number) {
    throw new UnsupportedOperationException();
  }
}
