package org.wentai.chat;

import java.nio.file.Path;
import java.time.ZoneId;

/** Files that admins give to the knowledge folder. */
public final class Contributions {
  /**
   * @param folder the knowledge folder
   * @param zone the zone of the posts' times
   */
  public Contributions(Path folder, ZoneId zone) {}

  /**
   * The file's name made safe for the folder.
   *
   * @throws IllegalArgumentException when it is of no kind that the folder takes, with a message
   *     for the admin
   */
  public String safeName(String name, Language language) {
    throw new UnsupportedOperationException();
  }

  /**
   * What the file would give, as parsed: threads, floors, problems; whether it is new or replaces.
   */
  public Reply preview(String safeName, byte[] bytes, Language language) {
    throw new UnsupportedOperationException();
  }

  /** Puts the file into the folder, atomically; says that a reload will take it up. */
  public Reply keep(String safeName, byte[] bytes, Language language) {
    throw new UnsupportedOperationException();
  }
}
