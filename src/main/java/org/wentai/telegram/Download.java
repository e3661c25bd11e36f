package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.LongNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches files that were sent to the bot. */
final class Download {
  private final OkHttpClient http;
  private final ApiAddress address;

  Download(OkHttpClient http, ApiAddress address) {
    this.http = http;
    this.address = address;
  }

  /**
   * Fetches {@code filePath}; {@link Outcome.Done#result} is its length in bytes. After any other
   * outcome nothing is at {@code to}; as fetching changes nothing, none of them is unknown.
   */
  Outcome fetch(String filePath, Path to, long limit) {
    try {
      Optional<Path> local = onThisDisk(filePath);
      if (local.isPresent()) {
        try (InputStream in = Files.newInputStream(local.get())) {
          return keep(in, to, limit);
        }
      }
      Request request = new Request.Builder().url(address.file(filePath)).get().build();
      try (Response response = http.newCall(request).execute()) {
        if (response.isSuccessful()) {
          return keep(response.body().byteStream(), to, limit);
        }
        String why = "the file is not to be had: HTTP " + response.code();
        return response.code() / 100 == 4
            ? refused(response.code(), why)
            : new Outcome.NotSent(why);
      }
    } catch (IOException e) {
      String why = e.getClass().getSimpleName() + ": " + e.getMessage();
      return new Outcome.NotSent(address.scrub(why));
    }
  }

  private static Optional<Path> onThisDisk(String filePath) {
    try {
      return Optional.of(Path.of(filePath)).filter(Path::isAbsolute).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty(); // then it is a name on the server
    }
  }

  private static Outcome keep(InputStream from, Path to, long limit) throws IOException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try {
      long length;
      try (var out = Files.newOutputStream(part)) {
        length = copy(from, out, limit);
      }
      if (length > limit) {
        return refused(413, "the file is larger than " + limit + " bytes");
      }
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      return new Outcome.Done(LongNode.valueOf(length));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Copies up to one byte more than {@code limit}; how many were copied. */
  private static long copy(InputStream from, OutputStream to, long limit) throws IOException {
    byte[] buffer = new byte[16_384];
    long copied = 0;
    while (copied <= limit) {
      int read = from.read(buffer, 0, (int) Math.min(buffer.length, limit + 1 - copied));
      if (read < 0) {
        break;
      }
      to.write(buffer, 0, read);
      copied += read;
    }
    return copied;
  }

  private static Outcome refused(int code, String why) {
    return new Outcome.Refused(code, why, Optional.empty(), OptionalLong.empty());
  }
}
