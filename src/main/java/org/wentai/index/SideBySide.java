package org.wentai.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does a few pieces of work, one after the other by whichever thread is free, the caller's too. */
final class SideBySide {
  private SideBySide() {}

  /**
   * What {@code work} makes of each of {@code all}, in order. The caller works along, so that this
   * ends also where {@code others} have no time for it.
   */
  static <A, B> List<B> of(List<A> all, Function<A, B> work, Executor others) {
    var next = new AtomicInteger();
    List<CompletableFuture<B>> made = new ArrayList<>();
    all.forEach(one -> made.add(new CompletableFuture<>()));
    Runnable run =
        () -> {
          for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
            A one = all.get(i);
            made.get(i).completeAsync(() -> work.apply(one), Runnable::run);
          }
        };
    for (int helper = 1; helper < all.size(); helper++) {
      others.execute(run);
    }
    run.run();
    try {
      return made.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
