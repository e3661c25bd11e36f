package org.wentai.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the database is. Printing one never shows a password. */
public sealed interface StoreAddress {
  /** What to write for one that is not understood. */
  String FORM = "postgresql://user@host:5432/database";

  /** A file of the embedded database, made when missing. */
  record Embedded(Path file) implements StoreAddress {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /** A database on a PostgreSQL server. */
  final class Postgres implements StoreAddress {
    /** How far the connection is secured: libpq's words. */
    private static final List<String> SSL_MODES =
        List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final Pattern SSL = Pattern.compile("sslmode=([a-z-]+)");
    private static final int USUAL_PORT = 5432;

    private final String host;
    private final int port;
    private final String database;
    private final String user;
    private final Optional<String> password;
    private final String sslMode;

    private Postgres(URI uri, String[] user, String sslMode) {
      this.host = uri.getHost();
      this.port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
      this.database = uri.getPath().substring(1);
      this.user = user[0];
      this.password = user.length > 1 ? Optional.of(user[1]) : Optional.empty();
      this.sslMode = sslMode;
    }

    private Postgres(Postgres other, String password) {
      this.host = other.host;
      this.port = other.port;
      this.database = other.database;
      this.user = other.user;
      this.password = Optional.of(password);
      this.sslMode = other.sslMode;
    }

    /** The address that {@code text} writes; empty when it is none, which must not be shown. */
    public static Optional<Postgres> parse(String text) {
      try {
        URI uri = new URI(text);
        String scheme = String.valueOf(uri.getScheme());
        Matcher ssl = SSL.matcher(Optional.ofNullable(uri.getRawQuery()).orElse("sslmode=prefer"));
        boolean good =
            (scheme.equals("postgresql") || scheme.equals("postgres"))
                && uri.getHost() != null
                && String.valueOf(uri.getUserInfo()).matches("(?s)[^:]+(:.+)?")
                && uri.getUserInfo() != null
                && String.valueOf(uri.getPath()).matches("/[^/]+")
                && uri.getRawFragment() == null
                && ssl.matches()
                && SSL_MODES.contains(ssl.group(1));
        return good
            ? Optional.of(new Postgres(uri, uri.getUserInfo().split(":", 2), ssl.group(1)))
            : Optional.empty();
      } catch (URISyntaxException e) {
        return Optional.empty(); // Its message has the text, and with it a password.
      }
    }

    /** The same, with a password in place of any that it had. */
    public Postgres with(String password) {
      return new Postgres(this, password);
    }

    public boolean hasPassword() {
      return password.isPresent();
    }

    String host() {
      return host;
    }

    int port() {
      return port;
    }

    String database() {
      return database;
    }

    String user() {
      return user;
    }

    Optional<String> password() {
      return password;
    }

    String sslMode() {
      return sslMode;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Postgres that && Arrays.equals(parts(), that.parts());
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(parts());
    }

    private Object[] parts() {
      return new Object[] {host, port, database, user, password, sslMode};
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
  }
}
