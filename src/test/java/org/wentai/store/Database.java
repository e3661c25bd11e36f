package org.wentai.store;

import java.nio.file.Path;

/** Each database that the store runs on, as the tests start it. */
enum Database {
  SQLITE {
    @Override
    Store open(Path folder) {
      return Store.open(folder.resolve("wentai.db"));
    }
  };

  /** Opens the one database that belongs to {@code folder}, made when missing. */
  abstract Store open(Path folder);
}
