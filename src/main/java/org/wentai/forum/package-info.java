/**
 * The forum's domain: threads, posts, and citations of them.
 *
 * <p>Imports nothing but the JDK. Everything here is immutable and holds no null: what a source may
 * not know (an author, a pid) is an {@link java.util.Optional}.
 *
 * <p>What always holds: offsets are UTF-16 units into {@link org.wentai.forum.Post#text()}, half
 * open; a {@link org.wentai.forum.Citation} can say by itself whether the post still reads as it
 * quotes.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.forum;
