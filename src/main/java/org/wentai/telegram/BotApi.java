package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.wentai.settings.Secret;
import org.wentai.store.Outgoing.Attached;

/** Calls the Bot API. Safe for many threads; every call is made once, never again by itself. */
final class BotApi implements AutoCloseable {
  private static final MediaType JSON_TYPE = MediaType.get("application/json");

  /**
   * How long a connection waits for the next call: less than the 5 s after which common servers
   * (Node, uvicorn) hang up. OkHttp looks whether the other side has hung up only at connections
   * that idled for 10 s; a call written to one that has is neither answered nor safe to repeat.
   */
  private static final Duration IDLE = Duration.ofSeconds(4);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** How long an answer may take; after it, the call's outcome is unknown. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** How long an answer to getUpdates may take after the time that Telegram may hold it. */
  private static final Duration PAST_WAIT = Duration.ofSeconds(10);

  private final ApiMethods methods = new ApiMethods();
  private final ApiAddress address;
  private final OkHttpClient http;

  /**
   * @param apiUrl the server, http or https, maybe with a path
   * @param token the bot's token, which shows up in nothing that this class throws or logs
   * @throws IllegalArgumentException when {@code token} has not a token's form
   */
  BotApi(URI apiUrl, Secret token) {
    address = new ApiAddress(apiUrl, token);
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE); // the callers have their own limits
    http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(32, IDLE.toMillis(), TimeUnit.MILLISECONDS))
            .retryOnConnectionFailure(false) // it would send a message twice
            .followRedirects(false) // the token would go along
            .followSslRedirects(false)
            .connectTimeout(CONNECT)
            .writeTimeout(ANSWER)
            .readTimeout(ANSWER)
            .build();
  }

  /** The bot's numeric id, which stands before the token's colon. */
  long bot() {
    return address.bot();
  }

  /**
   * Calls {@code method}, by the library's client; waits for the outcome. A call that the library
   * itself refuses, as it lacks something or has a parameter that is unknown, does not leave and
   * counts as refused with 400.
   */
  Outcome call(String method, ObjectNode params, Optional<Attached> file) {
    PartialBotApiMethod<?> call;
    try {
      call = methods.read(method, params, file.map(Attached::field));
    } catch (IllegalArgumentException e) {
      return refused(e);
    }
    CallWatch watch = new CallWatch(address.method(method));
    OkHttpClient watched = http.newBuilder().addInterceptor(watch).eventListener(watch).build();
    var client =
        new OkHttpTelegramClient(methods.json(), watched, address.token(), address.server());
    try {
      execute(client, call, file);
      return watch.outcome(null, address::scrub);
    } catch (TelegramApiException e) {
      return watch.began() ? watch.outcome(e, address::scrub) : refused(e);
    }
  }

  /** As {@link #call(String, ObjectNode, Optional)}, without a file. */
  Outcome call(String method, ObjectNode params) {
    return call(method, params, Optional.empty());
  }

  private static void execute(
      OkHttpTelegramClient client, PartialBotApiMethod<?> call, Optional<Attached> file)
      throws TelegramApiException {
    switch (call) {
      case SendPhoto photo -> {
        file.map(BotApi::input).ifPresent(photo::setPhoto);
        client.execute(photo);
      }
      case SendDocument document -> {
        file.map(BotApi::input).ifPresent(document::setDocument);
        client.execute(document);
      }
      case SetWebhook webhook -> client.execute(webhook);
      case BotApiMethod<?> plain -> client.execute(plain);
      default -> throw new TelegramApiException(call.getMethod() + " has no way to be sent");
    }
  }

  private static InputFile input(Attached file) {
    return new InputFile(new ByteArrayInputStream(file.bytes()), file.name());
  }

  private Outcome refused(Throwable why) {
    Throwable cause = why.getCause() == null ? why : why.getCause();
    String words = address.scrub(String.valueOf(cause.getMessage()));
    return new Outcome.Refused(400, "not sent: " + words, Optional.empty(), OptionalLong.empty());
  }

  /**
   * Asks for updates, as raw JSON: one that the library cannot read must not hide the others.
   * {@link Outcome.Done#result} is the array of updates.
   *
   * @param offset the first id wanted; everything below it is confirmed by this call; negative ids
   *     and 0 ask without confirming
   * @param wait how long Telegram may hold the call, at most 50 s
   * @param allowed the kinds of updates wanted
   */
  Outcome updates(long offset, int limit, Duration wait, List<String> allowed) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("offset", offset).put("limit", limit).put("timeout", wait.toSeconds());
    allowed.forEach(params.putArray("allowed_updates")::add);
    CallWatch watch = new CallWatch(address.method("getUpdates"));
    OkHttpClient patient =
        http.newBuilder()
            .readTimeout(wait.plus(PAST_WAIT))
            .addInterceptor(watch)
            .eventListener(watch)
            .build();
    RequestBody body = RequestBody.create(params.toString(), JSON_TYPE);
    Request request = new Request.Builder().url(address.method("getUpdates")).post(body).build();
    try (Response response = patient.newCall(request).execute()) {
      return watch.outcome(null, address::scrub);
    } catch (IOException e) {
      return watch.outcome(e, address::scrub);
    }
  }

  /**
   * Fetches a file that getFile named, of at most {@code limit} bytes, into {@code to}. A Bot API
   * server that runs with {@code --local} names a file of its own disk, which is copied.
   */
  Outcome download(String filePath, Path to, long limit) {
    return new Download(http, address).fetch(filePath, to, limit);
  }

  /** Ends calls in flight and lets go of all threads. */
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
