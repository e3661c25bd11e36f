/**
 * The channel to Telegram: what comes in is stored and handled once, what goes out leaves through
 * the outbox. It renders and carries; what is said is made in {@code chat}.
 *
 * <p>May use {@code chat}, {@code crawl}, {@code alert}, {@code answer}, {@code settings}, {@code knowledge},
 * {@code store}, {@code index} and {@code forum}; from outside the Telegram library's types and
 * client, OkHttp, Jackson and Micrometer, whose types do not leave this package.
 *
 * <p>Always holds:
 *
 * <ul>
 *   <li>An update is confirmed to Telegram only after it is stored, and what it leads to is written
 *       in the same transaction that ends it: handled once, also after a crash.
 *   <li>Nothing but the outbox sends or edits messages, so lanes, limits and 429 hold for all.
 *   <li>The token is in no log, no exception and no row.
 * </ul>
 */
@NullMarked
package org.wentai.telegram;

import org.jspecify.annotations.NullMarked;
