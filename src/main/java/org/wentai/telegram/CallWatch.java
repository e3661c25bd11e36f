package org.wentai.telegram;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Watches one call: whether any of its bytes may have left, and what was answered. The library's
 * own exceptions do not tell the first, and lose the second where an answer is not as it expects.
 */
final class CallWatch extends EventListener implements Interceptor {
  private final HttpUrl url;

  private volatile boolean began;
  private volatile boolean written;
  private volatile @Nullable ApiResponse response;

  /** Watches a call that goes to {@code url}, whatever address the library gives it. */
  CallWatch(HttpUrl url) {
    this.url = url;
  }

  @Override
  public void callStart(Call call) {
    began = true;
  }

  /** Whether the call got as far as OkHttp; else the library itself refused it. */
  boolean began() {
    return began;
  }

  /** Until now nothing was written; from here on the server may have seen it. */
  @Override
  public void requestHeadersStart(Call call) {
    written = true;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request().newBuilder().url(url).build();
    Response answer = chain.proceed(request);
    Optional<Duration> after = ApiResponse.seconds(answer.header("Retry-After"));
    response = new ApiResponse(answer.code(), after, Optional.empty());
    ResponseBody body = answer.body();
    String text = body.string();
    response = new ApiResponse(answer.code(), after, Optional.of(text));
    return answer.newBuilder().body(ResponseBody.create(text, body.contentType())).build();
  }

  /**
   * What became of the call, once it has ended.
   *
   * @param failure what ended it without an answer
   * @param scrub takes secrets out of a message
   */
  Outcome outcome(@Nullable Throwable failure, UnaryOperator<String> scrub) {
    ApiResponse answered = response;
    if (answered != null) {
      return answered.outcome();
    }
    String why = failure == null ? "no answer" : scrub.apply(reason(failure));
    return written ? new Outcome.Unknown(why, false) : new Outcome.NotSent(why);
  }

  /** The last cause in words; what stands around it are the library's wrappings. */
  private static String reason(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null && last.getCause() != last) {
      last = last.getCause();
    }
    String name = last.getClass().getSimpleName();
    return last.getMessage() == null ? name : name + ": " + last.getMessage();
  }
}
