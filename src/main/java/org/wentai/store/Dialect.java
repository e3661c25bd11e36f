package org.wentai.store;

import java.util.Map;

/** Where the SQL of the databases differs; all else is the same on each. */
enum Dialect {
  SQLITE("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB", "");

  private final String autoId;
  private final String bytes;
  private final String skipLocked;

  Dialect(String autoId, String bytes, String skipLocked) {
    this.autoId = autoId;
    this.bytes = bytes;
    this.skipLocked = skipLocked;
  }

  /** What the schema's scripts leave open. An id is never given twice, also after rows went. */
  Map<String, String> placeholders() {
    return Map.of("auto_id", autoId, "bytes", bytes);
  }

  /**
   * Ends a query for rows to be claimed, so that claims side by side pass over each other's rows.
   * Empty where one writes at a time.
   */
  String skipLocked() {
    return skipLocked;
  }
}
