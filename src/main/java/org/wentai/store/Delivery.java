package org.wentai.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An outbox row, claimed for sending.
 *
 * @param id the row
 * @param what what to send
 * @param target the message id of the row that it edits, where that was sent
 * @param createdAt when it was added
 * @param attempts how often it was tried before
 * @param unknowns how often a try before ended without telling whether it was carried out
 */
public record Delivery(
    long id, Outgoing what, OptionalLong target, Instant createdAt, int attempts, int unknowns) {}
