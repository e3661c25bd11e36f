package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.wentai.store.Inbox.Received;

class StoreTest extends OnEachDatabase {
  private static final int THREADS = 8;

  @Test
  void whatThrowsIsRolledBackWhole() {
    var fault = new IllegalStateException("on the way");
    assertThatThrownBy(
            () ->
                store.run(
                    w -> {
                      w.marks().put("a", "1");
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(found(w -> w.marks().get("a"))).isEmpty();
    store.run(w -> w.marks().put("a", "2"));
    assertThat(found(w -> w.marks().get("a"))).contains("2");
  }

  @Test
  void aReaderNeitherWaitsForAWriterNorSeesWhatItHasNotEnded() {
    store.run(w -> w.marks().put("a", "old"));
    store.run(
        w -> {
          w.marks().put("a", "new");
          assertThat(found(r -> r.marks().get("a"))).contains("old");
        });
    assertThat(found(w -> w.marks().get("a"))).contains("new");
  }

  @Test
  void aReaderSeesOneStateFromItsFirstLookOn() {
    store.run(w -> w.marks().put("a", "old"));
    store.read(
        r -> {
          assertThat(r.marks().get("a")).contains("old");
          store.run(w -> w.marks().put("a", "new"));
          assertThat(r.marks().get("a")).contains("old");
          return true;
        });
  }

  @Test
  void aReaderCannotWrite() {
    assertThatThrownBy(() -> store.read(w -> w.names().number("new")))
        .isInstanceOf(StoreException.class);
    assertThat(count(w -> w.names().number("new"))).isPositive();
  }

  @Test
  void aWriteInsideAWriteIsRefused() {
    assertThatThrownBy(() -> store.run(w -> store.run(v -> v.marks().put("a", "1"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingLeavesNoThread() throws InterruptedException {
    store.run(w -> w.marks().put("a", "1"));
    var threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("store-"))
            .toList();
    store.close();
    for (Thread left : threads) {
      left.join(Duration.ofSeconds(10));
    }
    assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
  }

  @Test
  void writersSideBySideLoseNothing() throws Exception {
    inParallel(
        thread -> {
          for (int i = 0; i < 25; i++) {
            long id = thread * 1000L + i;
            store.run(w -> w.inbox().add(List.of(new Received(7, id, at(0), "{}", 0))));
            store.run(w -> w.marks().put("n", String.valueOf(number(w) + 1)));
          }
          return true;
        });
    assertThat(count(w -> w.inbox().depth())).isEqualTo(THREADS * 25);
    assertThat(count(StoreTest::number)).isEqualTo(THREADS * 25);
  }

  @Test
  void claimersSideBySideTakeEachRowOnce() throws Exception {
    var added = new ArrayList<Long>();
    store.run(
        w -> {
          for (int i = 0; i < 400; i++) {
            added.add(w.outbox().add(Outgoing.reply(Lane.of(i), "sendMessage", "{}"), at(0)));
          }
        });
    var taken = inParallel(thread -> claimAll()).stream().flatMap(List::stream).toList();
    assertThat(taken).containsExactlyInAnyOrderElementsOf(added);
  }

  private List<Long> claimAll() {
    var taken = new ArrayList<Long>();
    List<Delivery> some = list(w -> w.outbox().claim(at(1), 3));
    while (!some.isEmpty()) {
      some.forEach(delivery -> taken.add(delivery.id()));
      some = list(w -> w.outbox().claim(at(1), 3));
    }
    return taken;
  }

  private static long number(Work work) {
    return work.marks().get("n").map(Long::parseLong).orElse(0L);
  }

  /** Runs {@code work} in each of the threads, begun together; what each gave. */
  private static <T> List<T> inParallel(IntFunction<T> work) throws Exception {
    var together = new CyclicBarrier(THREADS);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return work.apply(thread);
                }));
      }
      var results = new ArrayList<T>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
