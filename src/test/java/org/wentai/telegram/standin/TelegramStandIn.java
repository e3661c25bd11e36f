package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A Bot API server on a loopback port, for one bot. It holds the bot to Telegram's rules and
 * records every break of them; {@link #script} is what people do, {@link #faults} what goes wrong.
 */
public final class TelegramStandIn implements AutoCloseable {
  /** The bot's token; its id stands before the colon. */
  public static final String TOKEN = "700700700:AAStandIn-not_a_real_token-0123456789abc";

  /** The bot's user name. */
  public static final String USERNAME = "wentai_bot";

  private static final long BOT = 700_700_700L;

  private final World world =
      new World(new Person(BOT, "问泰", Optional.of(USERNAME), Optional.empty(), true));
  private final Faults faults = new Faults();
  private final Webhook webhook = new Webhook(world);
  private final Posting posting = new Posting(world);
  private final QueryMethods queries = new QueryMethods(world);
  private final ProfileMethods profile = new ProfileMethods(world);
  private final Script script = new Script(world, posting);
  private final Polling polling;
  private final Api api;
  private final HttpPort port;

  private TelegramStandIn(Limits limits, int port) throws IOException {
    polling = new Polling(world, webhook);
    api = new Api(world, TOKEN, new Flood(limits), faults, polling);
    polling.addTo(api.methods());
    new MessageMethods(world, posting).addTo(api.methods());
    new ChatMethods(world).addTo(api.methods());
    queries.addTo(api.methods());
    profile.addTo(api.methods());
    this.port = new HttpPort(port, api::answer);
  }

  /** Starts with Telegram's limits, privacy mode on and no faults. */
  public static TelegramStandIn start() {
    return start(Limits.STRICT, 0);
  }

  /**
   * Starts.
   *
   * @param port 0 for any that is free
   */
  public static TelegramStandIn start(Limits limits, int port) {
    try {
      return new TelegramStandIn(limits, port);
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in cannot listen on port " + port, e);
    }
  }

  /** Where it listens; TELEGRAM_API_URL. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port.port());
  }

  /** The bot's token. */
  public String token() {
    return TOKEN;
  }

  /** What people do. */
  public Script script() {
    return script;
  }

  /** Users, chats and topics. */
  public Places places() {
    return script.places();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Whether the bot gets only what is meant for it in groups; on at first. */
  public void privacyMode(boolean on) {
    world.change(() -> world.privacy = on);
  }

  /** Refuses connections, and ends those that are open. */
  public void down() {
    try {
      port.refuse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes connections again. */
  public void up() {
    try {
      port.accept();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port.port() + " was taken meanwhile", e);
    }
  }

  /** The messages of a chat as they stand, in order. */
  public List<Posted> messages(long chat) {
    return world.change(
        () ->
            Optional.ofNullable(world.chats.get(chat))
                .map(c -> List.copyOf(c.messages.values()))
                .orElse(List.of()));
  }

  /** Those of them that the bot sent. */
  public List<Posted> sent(long chat) {
    return messages(chat).stream().filter(Posted::byBot).toList();
  }

  /** What the bot sent, in all chats. */
  public List<Posted> sent() {
    return world.change(
        () ->
            world.chats.values().stream()
                .flatMap(c -> c.messages.values().stream())
                .filter(Posted::byBot)
                .toList());
  }

  /** Every call that came, in the order in which they were answered. */
  public List<Call> calls() {
    return world.change(() -> List.copyOf(api.calls()));
  }

  /** Those of {@code method}. */
  public List<Call> calls(String method) {
    return calls().stream().filter(c -> c.method().equals(method)).toList();
  }

  /** Every break of Telegram's rules. */
  public List<Violation> violations() {
    return world.change(() -> List.copyOf(api.violations()));
  }

  /** Answers to buttons and inline queries that were carried out: their parameters. */
  public List<ObjectNode> answers() {
    return world.change(queries::answers);
  }

  /** The commands published for a scope, as {@code default}, and a language, maybe empty. */
  public List<String> commands(String scope, String language) {
    return world.change(() -> profile.commands(scope, language).findValuesAsText("command"));
  }

  /** A text of the bot's profile ({@code name}, {@code description}, {@code short_description}). */
  public Optional<String> profile(String field, String language) {
    return world.change(() -> profile.text(field, language));
  }

  /** How many updates wait to be confirmed. */
  public int waiting() {
    return world.change(world.updates::size);
  }

  /** How many polls for updates began. */
  public long polls() {
    return world.change(polling::count);
  }

  /**
   * Waits until {@code what}, which is asked again after every change, gives something.
   *
   * @throws AssertionError when it does not within {@code most}
   */
  public <T> T await(Duration most, Supplier<Optional<T>> what) {
    return world
        .await(most, what)
        .orElseThrow(
            () -> new AssertionError("not within " + most + "; violations: " + violations()));
  }

  /** Waits for the bot's {@code count}th message in a chat, at most 10 s. */
  public Posted awaitSent(long chat, int count) {
    return await(Duration.ofSeconds(10), () -> sent(chat).stream().skip(count - 1L).findFirst());
  }

  @Override
  public void close() {
    down();
    webhook.close();
  }
}
