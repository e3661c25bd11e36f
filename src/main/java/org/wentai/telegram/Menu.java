package org.wentai.telegram;

import org.wentai.store.Store;

final class Menu {
  private Menu() {}

  static void publish(BotApi api, Store store) {}
}
