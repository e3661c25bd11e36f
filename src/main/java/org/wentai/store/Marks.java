package org.wentai.store;

import java.util.Optional;

/** Single values that are remembered by name, as what was last published. */
public final class Marks {
  Marks() {}

  public Optional<String> get(String name) {
    throw new UnsupportedOperationException();
  }

  public void put(String name, String value) {
    throw new UnsupportedOperationException();
  }
}
