package org.wentai.source.standin;

import java.time.Instant;

/**
 * A request that the stand-in got.
 *
 * @param at when it came, by the machine's clock
 * @param target path and query
 * @param userAgent who asked
 * @param cookies its Cookie header, empty when none
 * @param acceptEncoding its Accept-Encoding header, empty when none
 */
public record ForumRequest(
    Instant at, String target, String userAgent, String cookies, String acceptEncoding) {}
