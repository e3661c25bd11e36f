/**
 * What must survive a crash, in SQL: updates received, messages to send, questions with their
 * answers and votes, chats, subscriptions and the ledger of alerts, live sites with their posts, the
 * audit, and which process does what.
 *
 * <p>Uses {@code forum} and, from outside, Jdbi, HikariCP, Flyway and the database's driver, whose
 * types do not leave this package. Knows no channel: bodies are text that their writers read again.
 *
 * <p>Always holds:
 *
 * <ul>
 *   <li>All is read and written in a {@link org.wentai.store.Work}, which is one transaction: it
 *       happens whole or not at all, and has reached the disk when {@link
 *       org.wentai.store.Store#write} returns.
 *   <li>Writes happen one after another, on both databases and over all processes: what a write has
 *       read stays true until it ends. Reads wait for nobody and see one state.
 *   <li>A role has one holder at most ({@link org.wentai.store.Leases}); a lane's waiting updates
 *       have one owner.
 *   <li>Times are epoch milliseconds given by the caller; the database's clock is never asked.
 *   <li>The same SQL runs on SQLite and PostgreSQL, but for what {@code Dialect} names.
 *   <li>A database's password is in no log, no exception and no printed address.
 *   <li>The schema is versioned; a program older than its database refuses to touch it.
 * </ul>
 */
@NullMarked
package org.wentai.store;

import org.jspecify.annotations.NullMarked;
