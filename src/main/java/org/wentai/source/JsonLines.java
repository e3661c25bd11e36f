package org.wentai.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.wentai.forum.ForumThread;

/** Reads JSON Lines, one thread a line, packed by gzip or not; holds one line at a time. */
final class JsonLines implements ThreadReader {
  private static final int LONGEST_TEXT = 200_000_000;
  private static final String MEND = "mend the line, which must hold one JSON object in UTF-8";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  @Override
  public void read(SourceFile file, Reading out) throws IOException {
    ByteLines lines = null;
    try (InputStream in = open(file)) {
      lines = new ByteLines(in);
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        line(line.get(), file, new Place(file.name(), lines.number()), out);
      }
    } catch (ZipException | EOFException broken) {
      int read = lines == null ? 0 : lines.number();
      throw new UnreadableFile(
          read + 1, "the packed file is broken behind this line", "pack it again");
    }
    if (lines.number() == 0) {
      throw PlainText.empty();
    }
  }

  private static InputStream open(SourceFile file) throws IOException {
    InputStream in = Files.newInputStream(file.path());
    if (!file.name().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in);
    } catch (IOException notPacked) {
      in.close();
      throw notPacked;
    }
  }

  private static void line(byte[] line, SourceFile file, Place place, Reading out)
      throws IOException {
    int start = place.number() == 1 && startsWithMark(line) ? 3 : 0;
    if (isBlank(line, start)) {
      return;
    }
    Optional<ForumThread> thread = Optional.empty();
    try (JsonParser parser = JSON.createParser(line, start, line.length - start)) {
      JsonValues values = new JsonValues(parser);
      thread = Optional.of(new JsonThread(values, out.zone()).read(file.name()));
      values
          .unknown()
          .forEach(
              key ->
                  out.warning(
                      place,
                      "the key '" + key + "' is not read",
                      "spell it as knowledge/README.md does, or begin it with x-"));
    } catch (UnreadableFile bad) {
      out.add(new UnreadableFile(place.number(), reason(bad), bad.mend()).in(place.file()));
    } catch (JsonProcessingException bad) {
      out.error(place, notJson(bad), MEND);
    } catch (CharConversionException bad) {
      out.error(place, "it is not text in UTF-8", MEND);
    }
    thread.ifPresent(read -> out.thread(read, place));
  }

  private static String reason(UnreadableFile bad) {
    return String.valueOf(bad.getMessage());
  }

  private static String notJson(JsonProcessingException bad) {
    String why = String.valueOf(bad.getOriginalMessage()).lines().findFirst().orElse("");
    int column = bad.getLocation() == null ? 1 : bad.getLocation().getColumnNr();
    return "it is not JSON at column " + column + " (" + why.replace(';', ',') + ")";
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= 3
        && line[0] == (byte) 0xef
        && line[1] == (byte) 0xbb
        && line[2] == (byte) 0xbf;
  }

  private static boolean isBlank(byte[] line, int start) {
    for (int i = start; i < line.length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
