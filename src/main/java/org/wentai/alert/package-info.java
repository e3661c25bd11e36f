/**
 * From a post's arrival to the message that tells of it: which subscriptions match, what the ledger
 * says, and when what waits for a chat or topic is gathered into messages.
 *
 * <p>Uses {@code knowledge}, {@code answer}, {@code store}, {@code index}, {@code source} (posts as
 * JSON), {@code settings}, {@code text}, {@code forum}, and Lucene in its matcher only. Knows no
 * channel: what is gathered is written by whom the {@code Gatherer} is given.
 *
 * <p>Always holds:
 *
 * <ul>
 *   <li>Alerts are written in the transaction that stores the post: a kill leaves both or neither.
 *   <li>The ledger has a post once for each lane, however many subscriptions match.
 *   <li>One subscription that cannot be matched never keeps a post from the others.
 * </ul>
 */
@NullMarked
package org.wentai.alert;

import org.jspecify.annotations.NullMarked;
