/**
 * Reads posts from files: a knowledge folder in, threads of the domain out, one at a time.
 *
 * <p>{@link org.wentai.source.KnowledgeFolder} is the way in; {@link org.wentai.source.ReadReport}
 * says what was read and, by file, line, reason and mend, what was not. Each kind of file has a
 * reader: {@code PageText} (text copied from a browser, and any other text), {@code SavedPages}
 * (Discuz X3 thread pages), {@code JsonLines}, {@code MarkdownNote}.
 *
 * <p>Imports {@code forum}, jsoup, Jackson and commonmark; nothing else of Wentai.
 *
 * <p>What always holds:
 *
 * <ul>
 *   <li>A bad file costs only itself, a bad line of JSON Lines only that line. No content of any
 *       file makes reading throw.
 *   <li>JSON Lines are held a line at a time, other files one at a time. What stays in memory is
 *       one id a thread.
 *   <li>The order of threads depends on the files' names only.
 *   <li>Navigation, statistics, signatures, edit marks, scripts and what a guest may not read are
 *       never part of a text. Times that a page shows only as "3 days ago" stay unknown.
 *   <li>Headings are found by their form alone ({@code Headings}); JSON Lines bring their own.
 * </ul>
 *
 * <p>Comments (点评) are not read: they are another author's words, and a post has no place for
 * those. Put into its text, they would be cited as the author's.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.source;
