/**
 * Watches live sites: decides what is read when, and stores what was read.
 *
 * <p>Uses {@code source} to read, {@code store} to keep, {@code alert} for what arrived, {@code
 * settings}, {@code forum}.
 *
 * <p>Always holds:
 *
 * <ul>
 *   <li>A post is known by its thread and pid; floors are labels.
 *   <li>A post is deleted only after two valid pages in a row lacked it; no other page tells
 *       anything about posts.
 *   <li>What guests may not read is not stored.
 *   <li>A site that refuses is halted, one that fails rests, and {@link org.wentai.crawl.SiteTrouble}
 *       says why; a board that is closed to guests only is asked again rarely.
 *   <li>A kill at any moment loses nothing: progress stands in the store, in the transaction of
 *       what it is progress of.
 * </ul>
 */
@NullMarked
package org.wentai.crawl;

import org.jspecify.annotations.NullMarked;
