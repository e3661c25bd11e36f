package org.wentai.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line of the ledger: a post that a lane is told of, or a standing question's answer.
 *
 * @param id its number; 0 before it is stored
 * @param post the post's number
 * @param thread its thread's number
 * @param question the subscription that the post answers, else 0
 * @param exchange the answer, for a question
 * @param why the subscriptions that match
 * @param outbox the message that it went with; empty while it waits
 * @param endedAt when it was ended without a message, as when it was muted away
 * @param note why that was
 */
public record Alert(
    long id,
    Lane lane,
    long post,
    long thread,
    long question,
    OptionalLong exchange,
    List<Long> why,
    Instant createdAt,
    OptionalLong outbox,
    Optional<Instant> gatheredAt,
    Optional<Instant> endedAt,
    String note) {}
