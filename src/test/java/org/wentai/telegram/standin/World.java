package org.wentai.telegram.standin;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Users, chats and updates, under one lock; whoever changes them says so. */
final class World {
  final Person bot;
  final Updates updates = new Updates(700_000_001);
  final Map<Long, Chat> chats = new HashMap<>();
  final Map<Long, Person> people = new HashMap<>();
  final Map<String, Query> queries = new HashMap<>();
  final Map<String, Upload> files = new HashMap<>();
  boolean privacy = true;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long lastNumber = 4_000;

  World(Person bot) {
    this.bot = bot;
    people.put(bot.id(), bot);
  }

  /** Does something with the world to oneself, and tells those who wait. */
  <T> T change(Supplier<T> what) {
    lock.lock();
    try {
      T result = what.get();
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until {@code what} gives something, at most so long. */
  <T> Optional<T> await(Duration most, Supplier<Optional<T>> what) {
    long end = System.nanoTime() + most.toNanos();
    lock.lock();
    try {
      Optional<T> result = what.get();
      long left = end - System.nanoTime();
      while (result.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        result = what.get();
      }
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** A number that was not given before, for ids. */
  long number() {
    return ++lastNumber;
  }

  /** The chat that {@code params} name. */
  Chat chat(Parameters params) {
    Chat chat = params.number("chat_id").isPresent() ? chats.get(params.need("chat_id")) : null;
    if (chat == null) {
      throw ApiException.bad("chat not found");
    }
    return chat;
  }

  /** The same, where the bot can write. */
  Chat open(Parameters params) {
    Chat chat = chat(params);
    chat.requireOpen();
    return chat;
  }
}
