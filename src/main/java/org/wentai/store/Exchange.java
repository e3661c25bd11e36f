package org.wentai.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A question and what it got.
 *
 * @param id 0 until it is stored
 * @param lane where it was asked
 * @param asker the asker's id (a user, or a chat that speaks for itself)
 * @param message the question's message id
 * @param question as asked
 * @param understood as understood, standing on its own
 * @param language in which it was answered
 * @param answer the answer's text, empty when none was found
 * @param confidence 0 to 1
 * @param thread the thread that answered
 * @param evidence the citations shown and in reserve, as JSON that the writer reads again
 * @param askedAt when it came in
 * @param millis from then to the answer, in milliseconds
 * @param reply the outbox row of the reply
 */
public record Exchange(
    long id,
    Lane lane,
    long asker,
    OptionalLong message,
    String question,
    String understood,
    String language,
    Optional<String> answer,
    double confidence,
    Optional<String> thread,
    String evidence,
    Instant askedAt,
    long millis,
    OptionalLong reply) {}
