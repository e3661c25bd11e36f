package org.wentai.source;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A new thread, as the site's RSS tells it. Feeds tell of threads, never of replies, and come up to
 * an hour late.
 *
 * @param tid the site's number of the thread, where its link tells it
 * @param title the thread's subject
 * @param address a link for people
 * @param board the board's name
 * @param author who opened it
 * @param postedAt when
 * @param beginning the first words of the opening post
 */
public record FeedItem(
    OptionalLong tid,
    String title,
    URI address,
    Optional<String> board,
    Optional<String> author,
    Optional<OffsetDateTime> postedAt,
    String beginning) {}
