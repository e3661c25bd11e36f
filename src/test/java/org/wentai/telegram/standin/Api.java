package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.telegram.standin.HttpReply.Answer;
import org.wentai.telegram.standin.HttpReply.HangUp;

/** Takes calls: reads, checks, counts and carries them out, or lets a fault befall them. */
final class Api {
  private static final Pattern PATH = Pattern.compile("/bot([^/]+)/(?:test/)?([A-Za-z]+)");
  private static final Pattern FILE = Pattern.compile("/file/bot([^/]+)/documents/(.+)");
  private static final Set<String> SENDING =
      Set.of(
          "sendMessage",
          "sendPhoto",
          "sendDocument",
          "editMessageText",
          "editMessageCaption",
          "editMessageReplyMarkup");

  private final World world;
  private final String token;
  private final Flood flood;
  private final Faults faults;
  private final Polling polling;
  private final Map<String, Method> methods = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  Api(World world, String token, Flood flood, Faults faults, Polling polling) {
    this.world = world;
    this.token = token;
    this.flood = flood;
    this.faults = faults;
    this.polling = polling;
  }

  Map<String, Method> methods() {
    return methods;
  }

  /** Guarded by the world's lock. */
  List<Call> calls() {
    return calls;
  }

  /** Guarded by the world's lock. */
  List<Violation> violations() {
    return violations;
  }

  HttpReply answer(HttpRequest request) {
    Matcher file = FILE.matcher(request.path());
    if (file.matches()) {
      return download(file.group(1), file.group(2));
    }
    Matcher path = PATH.matcher(request.path());
    String name = path.matches() ? path.group(2) : request.path();
    Optional<String> method = Schema.botApi().method(name);
    try {
      if (path.matches() && !path.group(1).equals(token)) {
        throw ApiException.broken(Violation.Kind.TOKEN, 401, "Unauthorized");
      }
      if (!path.matches() || method.isEmpty()) {
        throw ApiException.broken(Violation.Kind.METHOD, 404, "Not Found");
      }
      return call(request, Body.read(request, Schema.botApi(), method.get()));
    } catch (ApiException e) {
      Parameters none =
          new Parameters(method.orElse(name), JsonNodeFactory.instance.objectNode(), Map.of());
      return refuse(e, request, none, Optional.empty());
    }
  }

  private HttpReply call(HttpRequest request, Parameters params) {
    Optional<Fault> fault = Optional.empty();
    try {
      Optional<String> broken = Schema.botApi().broken(params.method(), params.json());
      if (broken.isPresent()) {
        throw ApiException.bad(Violation.Kind.SCHEMA, broken.get());
      }
      fault = world.change(() -> admit(request, params));
      Optional<HttpReply> early = fault.flatMap(this::instead);
      if (early.isPresent()) {
        int code = early.get() instanceof Answer answer ? answer.status() : 0;
        record(request, params, code, false, fault);
        return early.get();
      }
      return carryOut(request, params, fault);
    } catch (ApiException e) {
      return refuse(e, request, params, fault);
    }
  }

  /** Refuses what comes too early or too often; else the fault that befalls it. */
  private Optional<Fault> admit(HttpRequest request, Parameters params) {
    String key = params.json().has("chat_id") ? params.text("chat_id") : params.method();
    flood.obey(key, request.at());
    if (SENDING.contains(params.method())) {
      flood.count(key, key.startsWith("-"), request.at());
    }
    Optional<Fault> fault = faults.meet(params.method());
    if (fault.equals(Optional.of(Fault.TOO_MANY))) {
      flood.hold(key, request.at(), faults.retryAfter());
    }
    return fault;
  }

  /** What a call gets instead of being carried out. */
  private Optional<HttpReply> instead(Fault fault) {
    return switch (fault) {
      case TOO_MANY -> throw ApiException.tooMany(Optional.empty(), faults.retryAfter());
      case SERVER_ERROR -> throw ApiException.of(500, "Internal Server Error");
      case BAD_GATEWAY ->
          Optional.of(
              new Answer(
                  502,
                  "text/html",
                  "<html><head><title>502 Bad Gateway</title></head></html>\r\n"
                      .getBytes(StandardCharsets.US_ASCII)));
      case DROPPED_BEFORE -> Optional.of(new HangUp(faults.coin()));
      case DROPPED_AFTER, SLOW -> Optional.empty();
    };
  }

  private HttpReply carryOut(HttpRequest request, Parameters params, Optional<Fault> fault) {
    JsonNode result =
        params.method().equals("getUpdates")
            ? polling.getUpdates(params)
            : world.change(() -> method(params).call(params).deepCopy());
    boolean dropped = fault.equals(Optional.of(Fault.DROPPED_AFTER));
    record(request, params, dropped ? 0 : 200, true, fault);
    if (fault.equals(Optional.of(Fault.SLOW))) {
      try {
        Thread.sleep(faults.slowness());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
    answer.set("result", result);
    return dropped ? new HangUp(faults.coin()) : Answer.json(200, answer.toString());
  }

  private Method method(Parameters params) {
    Method method = methods.get(params.method());
    if (method == null) {
      throw ApiException.broken(
          Violation.Kind.METHOD, 400, "the stand-in lacks the method " + params.method());
    }
    return method;
  }

  private HttpReply refuse(
      ApiException e, HttpRequest request, Parameters params, Optional<Fault> fault) {
    e.broke()
        .ifPresent(
            kind ->
                world.change(
                    () ->
                        violations.add(
                            new Violation(
                                request.at(),
                                kind,
                                params.method(),
                                e.description() + " — " + shortened(params)))));
    record(request, params, e.code(), false, fault);
    if (fault.equals(Optional.of(Fault.DROPPED_AFTER))) {
      return new HangUp(faults.coin());
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", false);
    answer.put("error_code", e.code()).put("description", e.description());
    if (!e.parameters().isEmpty()) {
      answer.set("parameters", e.parameters());
    }
    return Answer.json(e.code(), answer.toString());
  }

  private static String shortened(Parameters params) {
    String json = params.json().toString();
    return json.length() > 2_000 ? json.substring(0, 2_000) + "…" : json;
  }

  private void record(
      HttpRequest request, Parameters params, int code, boolean done, Optional<Fault> fault) {
    Call call =
        new Call(request.at(), request.nanos(), params.method(), params.json(), code, done, fault);
    world.change(() -> calls.add(call));
  }

  private HttpReply download(String given, String id) {
    Upload file = world.change(() -> world.files.get(id));
    return given.equals(token) && file != null
        ? new Answer(200, "application/octet-stream", file.bytes())
        : Answer.json(404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
  }
}
