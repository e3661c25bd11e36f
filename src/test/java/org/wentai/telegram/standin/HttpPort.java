package org.wentai.telegram.standin;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves HTTP/1.1 on a loopback port, one virtual thread a connection. Written on plain sockets,
 * because the JDK's server cannot end a connection without an answer in both ways that happen: by
 * an orderly end and by a reset. The port can be closed for a while, and opened again.
 */
final class HttpPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);

  private final Function<HttpRequest, HttpReply> answering;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private @Nullable ServerSocket listening;
  private Thread accepting = Thread.currentThread();

  /** Listens on {@code port} of 127.0.0.1, 0 for any that is free. */
  HttpPort(int port, Function<HttpRequest, HttpReply> answering) throws IOException {
    this.answering = answering;
    ServerSocket socket = listen(port);
    this.port = socket.getLocalPort();
  }

  int port() {
    return port;
  }

  /** Refuses connections, and ends those that are open. */
  synchronized void refuse() throws IOException {
    ServerSocket socket = listening;
    listening = null;
    if (socket != null) {
      socket.close();
      leave(accepting);
    }
    for (Socket connection : open) {
      end(connection, true);
    }
  }

  /** Takes connections again after {@link #refuse}. */
  synchronized void accept() throws IOException {
    if (listening == null) {
      listen(port);
    }
  }

  private ServerSocket listen(int wanted) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), 200);
    listening = socket;
    accepting = Thread.ofVirtual().name("stand-in port").start(() -> accept(socket));
    return socket;
  }

  /** A closed port goes on listening until the thread that accepts has left it. */
  private static void leave(Thread accepting) {
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        Thread.ofVirtual().name("stand-in connection").start(() -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.warn("the stand-in could not accept a connection", e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      OutputStream out = new BufferedOutputStream(connection.getOutputStream());
      HttpReading in = new HttpReading(new BufferedInputStream(connection.getInputStream()), out);
      boolean more = true;
      while (more) {
        Optional<HttpRequest> request = in.next();
        more = request.isPresent() && write(answering.apply(request.get()), connection, out);
        more = more && !"close".equalsIgnoreCase(request.get().headers().get("connection"));
      }
    } catch (IOException e) {
      LOG.debug("a connection broke off: {}", e.toString());
    } finally {
      open.remove(connection);
    }
  }

  /** Whether the connection goes on. */
  private static boolean write(HttpReply reply, Socket connection, OutputStream out)
      throws IOException {
    return switch (reply) {
      case HttpReply.HangUp(boolean reset) -> {
        end(connection, reset);
        yield false;
      }
      case HttpReply.Answer(int status, String type, byte[] body) -> {
        String head =
            "HTTP/1.1 %d %s\r\nServer: stand-in\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n";
        out.write(
            head.formatted(status, status == 200 ? "OK" : "Error", type, body.length)
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        yield true;
      }
    };
  }

  private static void end(Socket connection, boolean reset) throws IOException {
    if (!connection.isClosed()) {
      if (reset) {
        connection.setSoLinger(true, 0);
      }
      connection.close();
    }
  }

  @Override
  public void close() throws IOException {
    refuse();
  }
}
