package org.wentai.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.lucene.util.BytesRef;

/** Names a sentence's vector by its text: the same text embeds the same under one model. */
final class SentenceHash {
  private static final int BYTES = 16;

  private SentenceHash() {}

  static BytesRef of(String text) {
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_16LE));
    return new BytesRef(digest, 0, BYTES);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
