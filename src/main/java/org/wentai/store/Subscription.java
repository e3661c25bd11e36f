package org.wentai.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a chat or topic wants to be told of.
 *
 * @param id its number; 0 before it is stored
 * @param lane where alerts go
 * @param subscriber who made it
 * @param target the board's name, the thread's id, the author's name, the words as written, the
 *     question; empty for all
 * @param folded what of the target is compared: one lane has it once
 * @param language that its alerts speak
 * @param exchange for a standing question, the exchange that was not answered
 * @param version rises when anything of it changes
 */
public record Subscription(
    long id,
    Lane lane,
    long subscriber,
    Kind kind,
    String target,
    String folded,
    String language,
    OptionalLong exchange,
    State state,
    Instant createdAt,
    Instant changedAt,
    long version) {

  /** What posts it is about. */
  public enum Kind {
    ALL,
    BOARD,
    THREAD,
    AUTHOR,
    WORDS,
    /** A standing question: those that answer it. */
    QUESTION
  }

  /** Whether it is heeded. */
  public enum State {
    ACTIVE,
    PAUSED,
    /** A standing question that was answered. */
    MET,
    /** Kept only so that earlier alerts can name it. */
    DELETED
  }
}
