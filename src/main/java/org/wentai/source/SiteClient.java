package org.wentai.source;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.wentai.source.LiveSite.Address;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/** Makes the requests to one site: in turn, within robots.txt, bounded in time, size and hops. */
final class SiteClient implements AutoCloseable {
  private static final int MOST_HOPS = 5;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(45);

  /** Less than servers keep a quiet connection, which would break the next request. */
  private static final Duration IDLE = Duration.ofSeconds(4);

  private static final byte[] NONE = {};

  private final Address address;
  private final InstantSource clock;
  private final OkHttpClient http;
  private final String agent;
  private final RobotsCache robots;
  private final QuietTime quiet;

  SiteClient(Address address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
    this.agent = UserAgent.of(address.contact());
    this.robots = new RobotsCache(this::robotsFile, clock);
    this.quiet = new QuietTime(clock);
    http =
        new OkHttpClient.Builder()
            .dns(new OpenAddresses(address.root().getHost()))
            .proxy(Proxy.NO_PROXY) // a proxy would resolve names itself, past the check above
            .cookieJar(new CookieBox())
            .connectionPool(new ConnectionPool(1, IDLE.toMillis(), TimeUnit.MILLISECONDS))
            .retryOnConnectionFailure(false) // a second request in the turn of one
            .fastFallback(true)
            .followRedirects(false) // every hop is checked, and takes its turn
            .followSslRedirects(false)
            .connectTimeout(CONNECT)
            .readTimeout(ANSWER)
            .callTimeout(ANSWER)
            .build();
  }

  /** Asks for {@code target}, and whatever it leads to on the same site. */
  Looked<Answer> get(URI target) {
    URI at = target;
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      Looked<Answer> looked = step(at);
      if (!(looked instanceof Page<Answer> page) || page.value().location().isEmpty()) {
        return looked;
      }
      switch (Redirect.of(address.root(), at, page.value().location().get())) {
        case Page<URI> next -> at = next.value();
        case Trouble<URI> trouble -> {
          return trouble.of();
        }
      }
    }
    return new Trouble<>(Kind.UNREADABLE, target + " redirects more than " + MOST_HOPS + " times");
  }

  private Looked<Answer> step(URI at) {
    Optional<Trouble<Answer>> busy = quiet.trouble(at);
    if (busy.isPresent()) {
      return busy.get();
    }
    Optional<Trouble<Answer>> barred = robots.check(at);
    return barred.isPresent() ? barred.get() : inTurn(at, gap(), address.mostBytes());
  }

  private Duration gap() {
    return robots.delay().filter(d -> d.compareTo(address.gap()) > 0).orElse(address.gap());
  }

  private Looked<Answer> robotsFile(URI file) {
    return quiet
        .<Answer>trouble(file)
        .<Looked<Answer>>map(busy -> busy)
        .orElseGet(() -> inTurn(file, address.gap(), RobotsCache.MOST_BYTES));
  }

  private Looked<Answer> inTurn(URI at, Duration gap, int most) {
    try {
      return Turns.of(at.getHost()).take(gap, () -> exchange(at, most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Trouble<>(Kind.UNREACHABLE, "interrupted while waiting to ask for " + at);
    }
  }

  private Looked<Answer> exchange(URI at, int most) {
    Request request =
        new Request.Builder()
            .url(at.toString())
            .header("User-Agent", agent)
            .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5")
            .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
            .build();
    try (Response response = http.newCall(request).execute()) {
      quiet.heed(response.code(), response.header("Retry-After"));
      if (response.isRedirect()) {
        Optional<String> to = Optional.ofNullable(response.header("Location"));
        return page(new Answer(at, response.code(), to, Optional.empty(), NONE, clock.instant()));
      }
      return read(at, response, most);
    } catch (OpenAddresses.PrivateAddress e) {
      return new Trouble<>(Kind.REFUSED_ADDRESS, at + ": " + e.getMessage());
    } catch (IOException e) {
      String why = e.getClass().getSimpleName() + ": " + e.getMessage();
      return new Trouble<>(Kind.UNREACHABLE, at + " does not answer (" + why + ")");
    }
  }

  private Looked<Answer> read(URI at, Response response, int most) throws IOException {
    ResponseBody body = response.body();
    MediaType type = body.contentType();
    boolean robotsFile = at.getPath().equals(RobotsCache.PATH);
    if (type != null && !robotsFile && !Answer.isText(type.type(), type.subtype())) {
      return new Trouble<>(Kind.UNREADABLE, at + " is no page but " + type);
    }
    byte[] bytes = body.byteStream().readNBytes(most + 1);
    if (bytes.length > most && !robotsFile) { // of a robots.txt, the beginning counts
      return new Trouble<>(Kind.UNREADABLE, at + " is larger than " + most + " bytes");
    }
    Optional<String> charset = Optional.ofNullable(type).map(t -> t.parameter("charset"));
    Instant now = clock.instant();
    return page(new Answer(at, response.code(), Optional.empty(), charset, bytes, now));
  }

  private static Looked<Answer> page(Answer answer) {
    return new Page<>(answer, answer.readAt());
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
