package org.wentai.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Store;
import org.wentai.store.StoreException;

/** Publishes the {@link MenuCalls}: what changed since it was last published, call by call. */
final class Menu {
  private static final Logger LOG = LoggerFactory.getLogger(Menu.class);

  private final BotApi api;
  private final Store store;
  private final String prefix;

  private Menu(BotApi api, Store store, long bot) {
    this.api = api;
    this.store = store;
    this.prefix = "menu/" + bot + "/";
  }

  /**
   * Publishes what is not yet. Takes as long as some twenty calls at the first start, and none when
   * nothing changed. What fails is logged and left to the next start; where Telegram wants no more
   * calls, or is not there, so is the rest.
   */
  static void publish(BotApi api, Store store, Reader.Me me, Set<Long> admins) {
    try {
      new Menu(api, store, me.id()).publish(me, admins);
    } catch (StoreException e) {
      LOG.warn("the bot's commands are not published, as the database fails", e);
    }
  }

  private void publish(Reader.Me me, Set<Long> admins) {
    Set<Long> former = everAdmins(admins);
    former.removeAll(admins);
    for (MenuCalls.Call call : MenuCalls.of(me, admins, former).calls()) {
      String sum = sum(call);
      if (!mark(call.name()).equals(Optional.of(sum)) && !goesOn(call, sum)) {
        return;
      }
    }
  }

  /** Those who are admins or once were, remembered before they see anything. */
  private Set<Long> everAdmins(Set<Long> admins) {
    Optional<String> known = mark("admins");
    Set<Long> ever = new TreeSet<>(admins);
    known.stream()
        .flatMap(ids -> Arrays.stream(ids.split(",")))
        .filter(id -> !id.isEmpty())
        .map(Long::valueOf)
        .forEach(ever::add);
    String ids = ever.stream().map(String::valueOf).collect(Collectors.joining(","));
    if (!known.orElse("").equals(ids)) {
      remember("admins", ids);
    }
    return ever;
  }

  /** Makes a call; whether another one makes sense now. */
  private boolean goesOn(MenuCalls.Call call, String sum) {
    switch (api.call(call.method(), call.params())) {
      case Outcome.Done done -> {
        remember(call.name(), sum);
        return true;
      }
      case Outcome.Refused refused -> {
        return goesOn(call, refused);
      }
      case Outcome.NotSent notSent -> LOG.warn("{} was not sent: {}", call.name(), notSent.why());
      case Outcome.Unknown lost -> LOG.warn("{} got no answer: {}", call.name(), lost.why());
    }
    return false;
  }

  private static boolean goesOn(MenuCalls.Call call, Outcome.Refused refused) {
    if (call.ofOneChat() && (refused.code() == 400 || refused.code() == 403)) {
      // An admin who never wrote to the bot, or has blocked it; asked again at the next start.
      LOG.debug("{}: {}", call.name(), refused.description());
      return true;
    }
    LOG.warn(
        "the menu's {} was refused: {} {}; tried again at the next start",
        call.name(),
        refused.code(),
        refused.description());
    return refused.code() == 400;
  }

  private Optional<String> mark(String name) {
    return store.read(work -> work.marks().get(prefix + name));
  }

  private void remember(String name, String value) {
    store.run(work -> work.marks().put(prefix + name, value));
  }

  private static String sum(MenuCalls.Call call) {
    try {
      byte[] said = (call.method() + call.params()).getBytes(UTF_8);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(said);
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
