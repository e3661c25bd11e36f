package org.wentai.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real PostgreSQL of the machine's packages, on the loopback, in a folder of its own, for as long
 * as this process lives: it also ends when this process is killed. Made to be thrown away, it does
 * not wait for the disk.
 */
public final class PostgresForTests {
  private static final String USER = "wentai";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Runs the server until standard input ends, which it does however this process ends. */
  private static final String SCRIPT =
      "exec 3<&0; \"$@\" & server=$!; (cat <&3 >/dev/null; kill -QUIT $server) &"
          + " wait $server; rm -rf \"$FOLDER\"";

  private static Optional<PostgresForTests> running = Optional.empty();

  private final int port;
  private int databases;

  private PostgresForTests(int port) {
    this.port = port;
  }

  /** The one of this process, started when it is first asked for. */
  public static synchronized PostgresForTests running() {
    if (running.isEmpty()) {
      try {
        running = Optional.of(start());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return running.get();
  }

  /** Whether whoever runs the tests asked to go without: {@code -Dpostgresql=off}. */
  static boolean isOff() {
    return "off".equals(System.getProperty("postgresql"));
  }

  /** The address of a new and empty database. */
  public String database() {
    return address(create("t", Optional.empty()));
  }

  /** The name of a new database, as {@code template} is where one is named. */
  synchronized String create(String prefix, Optional<String> template) {
    String name = prefix + ++databases;
    execute("CREATE DATABASE " + name + template.map(t -> " TEMPLATE " + t).orElse(""));
    return name;
  }

  String address(String database) {
    return "postgresql://" + USER + "@127.0.0.1:" + port + "/" + database;
  }

  /** Runs SQL beside the program, in the database that every server has. */
  void execute(String sql) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, "");
  }

  private static PostgresForTests start() throws IOException, InterruptedException {
    Path programs = programs();
    Path folder = Files.createTempDirectory("wentai-postgresql");
    List<String> as = asWhom(folder);
    Path log = folder.resolve("log");
    Path data = folder.resolve("data");
    run(
        log,
        as,
        programs.resolve("initdb").toString(),
        "--pgdata=" + data,
        "--username=" + USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
    int port = freePort();
    List<String> command = new ArrayList<>(as);
    command.addAll(List.of("sh", "-c", SCRIPT, "sh", programs.resolve("postgres").toString()));
    command.addAll(List.of("-D", data.toString(), "-k", folder.toString(), "-h", "127.0.0.1"));
    command.addAll(List.of("-p", String.valueOf(port), "-F", "-c", "full_page_writes=off"));
    command.addAll(List.of("-c", "max_connections=200", "-c", "shared_buffers=64MB"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("FOLDER", folder.toString());
    Process server =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    var started = new PostgresForTests(port);
    started.await(server, log);
    return started;
  }

  private void await(Process server, Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection ready = connect("postgres")) {
        ready.getMetaData();
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || System.nanoTime() > end) {
          String words = Files.exists(log) ? Files.readString(log) : "";
          throw new IllegalStateException("PostgreSQL did not start: " + words, e);
        }
        Thread.sleep(20);
      }
    }
  }

  /** The newest of Debian's, else those on the path. */
  private static Path programs() throws IOException {
    List<Path> places = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions
            .sorted(Comparator.comparing((Path p) -> p.getFileName().toString()).reversed())
            .map(version -> version.resolve("bin"))
            .forEach(places::add);
      }
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      places.add(Path.of(folder));
    }
    return places.stream()
        .filter(place -> Files.isExecutable(place.resolve("initdb")))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "These tests want a PostgreSQL on this machine and found none: install it, for"
                        + " example with 'apt-get install postgresql', or leave it out with"
                        + " -Dpostgresql=off."));
  }

  /** PostgreSQL refuses to be root: there, nobody runs it, to whom {@code folder} is given. */
  private static List<String> asWhom(Path folder) throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    run(folder.resolve("log"), List.of(), "chown", "-R", "nobody", folder.toString());
    return List.of("setpriv", "--reuid=nobody", "--clear-groups", "--");
  }

  private static void run(Path log, List<String> as, String... command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(as);
    whole.addAll(List.of(command));
    Process process =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", whole) + ": " + Files.readString(log));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
