package org.wentai.telegram.standin;

/**
 * A file.
 *
 * @param type its media type
 */
public record Upload(String name, String type, byte[] bytes) {
  @Override
  public String toString() {
    return name + " (" + type + ", " + bytes.length + " bytes)";
  }
}
