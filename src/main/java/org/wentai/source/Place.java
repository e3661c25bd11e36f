package org.wentai.source;

import java.util.OptionalInt;

/**
 * Where something stands in the knowledge folder.
 *
 * @param file relative to the folder, with slashes
 * @param number the line from 1, or 0 for the whole file
 */
record Place(String file, int number) {
  static Place file(String file) {
    return new Place(file, 0);
  }

  OptionalInt line() {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public String toString() {
    return number == 0 ? file : file + " line " + number;
  }
}
