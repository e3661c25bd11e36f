package org.wentai.store;

import java.time.Instant;
import java.util.Optional;

/** Files that admins sent, until they say what to do with them. */
public final class Uploads {
  Uploads() {}

  /**
   * A file.
   *
   * @param id 0 until it is stored
   * @param who the admin
   * @param name a safe file name
   * @param bytes what is in it
   */
  public record Upload(long id, long who, String name, byte[] bytes, Instant at) {}

  /** Stores one; its id. */
  public long add(Upload upload) {
    throw new UnsupportedOperationException();
  }

  public Optional<Upload> find(long id) {
    throw new UnsupportedOperationException();
  }

  /** Forgets one; whether it was there. */
  public boolean remove(long id) {
    throw new UnsupportedOperationException();
  }

  public int prune(Instant before) {
    throw new UnsupportedOperationException();
  }
}
