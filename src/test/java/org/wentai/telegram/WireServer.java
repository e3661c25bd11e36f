package org.wentai.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An HTTP server on the loopback that answers as told, down to hanging up at any byte. */
final class WireServer implements AutoCloseable {
  /**
   * A request as it arrived.
   *
   * @param nanos when it had arrived whole, by {@link System#nanoTime()}
   */
  record Arrived(String path, Map<String, String> headers, byte[] bytes, long nanos) {
    String method() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * What is written back, as it stands on the wire, before hanging up; nothing at all where empty.
   *
   * @param stay whether the connection stays open for another request
   */
  record Told(String wire, boolean stay) {
    static final Told NOTHING = new Told("", false);

    static Told json(int status, String body) {
      return page(status, "application/json", body, "");
    }

    static Told page(int status, String type, String body, String headers) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      return new Told(
          "HTTP/1.1 %d X\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(status, type, headers, length, body),
          true);
    }

    static Told done(String result) {
      return json(200, "{\"ok\":true,\"result\":" + result + "}");
    }

    static Told refused(int code, String description, String parameters) {
      return json(
          code,
          "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"%s}"
              .formatted(code, description, parameters));
    }
  }

  final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final ServerSocket socket;
  private final Function<Arrived, Told> answers;
  private final java.util.Set<Socket> open = ConcurrentHashMap.newKeySet();

  WireServer(Function<Arrived, Told> answers) {
    this.answers = answers;
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        open.add(one);
        Thread.ofVirtual().start(() -> serve(one));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket one) {
    try (one) {
      one.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(one.getInputStream());
      boolean stay = true;
      while (stay) {
        Arrived request = read(in);
        arrived.add(request);
        Told told = answers.apply(request);
        OutputStream out = one.getOutputStream();
        out.write(told.wire().getBytes(StandardCharsets.UTF_8));
        out.flush();
        stay = told.stay();
      }
    } catch (IOException e) {
      // the client has hung up, or the test is over
    } finally {
      open.remove(one);
    }
  }

  private static Arrived read(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.add(line);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line : head.subList(1, head.size())) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    byte[] body;
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      body = chunks(in);
    } else {
      body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    return new Arrived(head.get(0).split(" ")[1], headers, body, System.nanoTime());
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var whole = new ByteArrayOutputStream();
    while (true) {
      int length = Integer.parseInt(line(in), 16);
      whole.write(in.readNBytes(length));
      line(in);
      if (length == 0) {
        return whole.toByteArray();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("hung up");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket one : open) {
        one.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
