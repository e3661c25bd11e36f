package org.wentai.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Cuts text into the word pieces of a BERT vocabulary, as Hugging Face's {@code BertNormalizer}
 * (clean text, split Chinese characters, no lower-casing), {@code BertPreTokenizer} and {@code
 * WordPiece} do: greedy, longest piece first.
 *
 * <p>Written here rather than calling the native tokenizer, whose library costs a tenth of a second
 * at every start.
 */
final class WordPieces {
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int unknown;
  private final int first;
  private final int last;

  private WordPieces(Map<String, Integer> vocabulary) throws IOException {
    this.vocabulary = vocabulary;
    this.unknown = id("[UNK]");
    this.first = id("[CLS]");
    this.last = id("[SEP]");
  }

  /** Reads the vocabulary of a Hugging Face {@code tokenizer.json}. */
  static WordPieces read(InputStream tokenizerJson) throws IOException {
    var vocabulary = new HashMap<String, Integer>(40_000);
    try (JsonParser json = new JsonFactory().createParser(tokenizerJson)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && "vocab".equals(json.currentName())) {
          json.nextToken();
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            vocabulary.put(json.currentName(), json.nextIntValue(-1));
          }
          break;
        }
      }
    }
    return new WordPieces(vocabulary);
  }

  private int id(String piece) throws IOException {
    Integer id = vocabulary.get(piece);
    if (id == null) {
      throw new IOException("the embedding model's vocabulary lacks " + piece);
    }
    return id;
  }

  /** The ids of the pieces of {@code text} between [CLS] and [SEP], at most {@code limit} in all. */
  long[] ids(String text, int limit) {
    var ids = new Ids(limit - 1);
    ids.add(first);
    var word = new StringBuilder();
    for (int i = 0; i < text.length() && !ids.full(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        flush(word, ids);
      } else if (isChinese(c) || isPunctuation(c)) {
        flush(word, ids);
        ids.add(vocabulary.getOrDefault(Character.toString(c), unknown));
      } else if (!isControl(c)) {
        word.appendCodePoint(c);
      }
    }
    flush(word, ids);
    return ids.closedBy(last);
  }

  private void flush(StringBuilder word, Ids ids) {
    if (word.isEmpty()) {
      return;
    }
    int before = ids.size;
    boolean known = word.codePointCount(0, word.length()) <= LONGEST_WORD;
    for (int start = 0; known && start < word.length(); ) {
      int end = word.length();
      Integer id = null;
      while (end > start && id == null) {
        String piece = word.substring(start, end);
        id = vocabulary.get(start == 0 ? piece : "##" + piece);
        end = id == null ? word.offsetByCodePoints(end, -1) : end;
      }
      known = id != null;
      if (id != null) {
        ids.add(id);
        start = end;
      }
    }
    if (!known) {
      ids.size = before;
      ids.add(unknown);
    }
    word.setLength(0);
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c) || c == 0x85;
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> c == 0xFFFD;
    };
  }

  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > 32 && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B81F)
        || (c >= 0x2B820 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  /** A growing list of ids that drops what is beyond its limit. */
  private static final class Ids {
    private final int limit;
    private long[] ids = new long[64];
    private int size;

    Ids(int limit) {
      this.limit = limit;
    }

    boolean full() {
      return size >= limit;
    }

    void add(int id) {
      if (!full()) {
        if (size + 1 >= ids.length) {
          ids = Arrays.copyOf(ids, ids.length * 2);
        }
        ids[size++] = id;
      }
    }

    long[] closedBy(int id) {
      ids[size] = id;
      return Arrays.copyOf(ids, size + 1);
    }
  }
}
