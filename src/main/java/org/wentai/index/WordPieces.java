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

  /** The vocabulary's words are field names here; remembering 21,128 of them globally is slow. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

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
    try (JsonParser json = JSON.createParser(tokenizerJson)) {
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

  /**
   * The ids of the pieces of {@code text} between [CLS] and [SEP], at most {@code limit} in all.
   */
  long[] ids(String text, int limit) {
    return pieces(text, limit - 2).between(first, last);
  }

  /** The id of [CLS]. */
  int first() {
    return first;
  }

  /** The id of [SEP]. */
  int last() {
    return last;
  }

  /** The first {@code limit} pieces of {@code text}, with where each stands in it. */
  Pieces pieces(String text, int limit) {
    var pieces = new Pieces(limit);
    int word = 0;
    var kept = new StringBuilder();
    for (int i = 0; i < text.length() && !pieces.full(); ) {
      int c = text.codePointAt(i);
      int after = i + Character.charCount(c);
      if (isSpace(c) || isChinese(c) || isPunctuation(c)) {
        flush(kept, word, i, pieces);
        if (!isSpace(c)) {
          pieces.add(vocabulary.getOrDefault(Character.toString(c), unknown), i, after);
        }
      } else if (!isControl(c)) {
        word = kept.isEmpty() ? i : word;
        kept.appendCodePoint(c);
      }
      i = after;
    }
    flush(kept, word, text.length(), pieces);
    return pieces;
  }

  /**
   * Adds a word's pieces.
   *
   * @param from where it begins in the text
   * @param to where it ends; longer than the word where the text has control characters in it
   */
  private void flush(StringBuilder word, int from, int to, Pieces pieces) {
    if (word.isEmpty()) {
      return;
    }
    int before = pieces.size;
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
        pieces.add(id, from + start, end == word.length() ? to : from + end);
        start = end;
      }
    }
    if (!known) {
      pieces.size = before;
      pieces.add(unknown, from, to);
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

  /** A growing list of pieces that drops what is beyond its limit. */
  static final class Pieces {
    private final int limit;
    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    Pieces(int limit) {
      this.limit = limit;
    }

    boolean full() {
      return size >= limit;
    }

    int size() {
      return size;
    }

    int id(int piece) {
      return ids[piece];
    }

    /** Where the piece begins in the text. */
    int start(int piece) {
      return starts[piece];
    }

    /** Where it ends, exclusive. */
    int end(int piece) {
      return ends[piece];
    }

    private void add(int id, int start, int end) {
      if (full()) {
        return;
      }
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
      }
      ids[size] = id;
      starts[size] = start;
      ends[size] = end;
      size++;
    }

    private long[] between(int first, int last) {
      long[] all = new long[size + 2];
      all[0] = first;
      for (int i = 0; i < size; i++) {
        all[i + 1] = ids[i];
      }
      all[size + 1] = last;
      return all;
    }
  }
}
