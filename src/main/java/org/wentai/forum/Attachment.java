package org.wentai.forum;

import java.net.URI;
import java.util.Optional;

/**
 * A file or picture of a post.
 *
 * @param name file name as shown
 * @param kind picture or file
 * @param address where it lies, absent when unknown or signed (a signed link dies, so none is kept)
 */
public record Attachment(String name, Kind kind, Optional<URI> address) {
  /** What an attachment is. */
  public enum Kind {
    PICTURE,
    FILE
  }
}
