package org.wentai.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys that can be set, and what stands for a key that is not. */
enum Key {
  KNOWLEDGE_DIR("knowledge.dir", "knowledge"),
  DATA_DIR("data.dir", "data"),
  STORE_ADDRESS("store.address", ""),
  SITE_NAME("site.name", ""),
  SITE_ZONE("site.zone", "+08:00"),
  INDEX_VECTORS("index.vectors", "auto"),
  INDEX_VECTORS_LIMIT("index.vectors-limit", "10000"),
  INDEX_KEEP("index.keep", "1"),
  INDEX_LIVE_LIMIT("index.live-limit", "10000"),
  ANSWER_THRESHOLD("answer.threshold", "0.35"),
  ANSWER_PASSAGES("answer.passages", "20"),
  KNOWLEDGE_WATCH("knowledge.watch", "off"),
  TELEGRAM_API_URL("telegram.api-url", "https://api.telegram.org"),
  TELEGRAM_ADMINS("telegram.admins", ""),
  TELEGRAM_WEBHOOK("telegram.webhook", ""),
  TELEGRAM_FRESH("telegram.fresh", "2h"),
  TELEGRAM_ASKER_RATE("telegram.asker-rate", "20"),
  TELEGRAM_CHAT_RATE("telegram.chat-rate", "60"),
  TELEGRAM_UPLOAD_LIMIT("telegram.upload-limit", "5"),
  TELEGRAM_KEEP("telegram.keep", "90d"),
  ALERT_GATHER("alert.gather", "5s"),
  ALERT_DIGEST_ABOVE("alert.digest-above", "3"),
  ALERT_KEEP("alert.keep", "90d"),
  ALERT_SUBSCRIPTIONS_PER_CHAT("alert.subscriptions-per-chat", "50"),
  HTTP_HOST("http.host", "127.0.0.1"),
  HTTP_PORT("http.port", "8470"),
  TERMINAL_LANGUAGE("terminal.language", "auto"),
  TERMINAL_COLOUR("terminal.colour", "auto"),
  LOG_LEVEL("log.level", "warn");

  private final String path;
  private final String fallback;

  Key(String path, String fallback) {
    this.path = path;
    this.fallback = fallback;
  }

  String path() {
    return path;
  }

  String fallback() {
    return fallback;
  }

  /** {@code knowledge.dir} is {@code WENTAI_KNOWLEDGE_DIR}. */
  String variable() {
    return "WENTAI_" + path.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  static Optional<Key> at(String path) {
    return Arrays.stream(values()).filter(k -> k.path.equals(path)).findFirst();
  }

  static List<String> paths() {
    return Arrays.stream(values()).map(Key::path).toList();
  }

  static List<String> variables() {
    return Arrays.stream(values()).map(Key::variable).toList();
  }
}
