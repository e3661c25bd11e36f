/**
 * Reads posts: from files (a knowledge folder in, threads of the domain out, one at a time) and
 * from live Discuz! X sites (a look at a page in, what it says or why it cannot be had out). What
 * was read is kept by others; {@link org.wentai.source.PostJson} is the form for keeping.
 *
 * <p>{@link org.wentai.source.LiveSite} is the way in to a site; every look gives a {@link
 * org.wentai.source.Looked}. {@code SiteClient} asks ({@code Turns}, {@code RobotsCache}, {@code
 * QuietTime}, {@code Redirect}, {@code OpenAddresses}), {@code SiteLinks} knows the addresses,
 * {@code LiveThread}, {@code LiveBoard}, {@code LiveFeed} and {@code LiveArchive} read, {@code
 * Notices} tells what any other page means. A post is read by the same {@code SavedPost} whether
 * its page was saved or is live.
 *
 * <p>{@link org.wentai.source.KnowledgeFolder} is the way in to files; {@link
 * org.wentai.source.ReadReport} says what was read and, by file, line, reason and mend, what was
 * not. Each kind of file has a reader: {@code PageText} (text copied from a browser, and any other
 * text), {@code SavedPages} (Discuz X3 thread pages), {@code JsonLines}, {@code MarkdownNote}.
 *
 * <p>Imports {@code forum}, OkHttp, jsoup, Jackson and commonmark; nothing else of Wentai.
 *
 * <p>What always holds:
 *
 * <ul>
 *   <li>A bad file costs only itself, a bad line of JSON Lines only that line. No content of any
 *       file makes reading throw.
 *   <li>JSON Lines are held a line at a time, other files one at a time. What stays in memory is
 *       one id a thread.
 *   <li>The order of threads depends on the files' names only.
 *   <li>Of a live site, only the page asked for is a page: a login wall, notice, challenge, closed
 *       site, other template or broken answer is trouble of its kind, never an empty thread.
 *   <li>A live site is asked by one request at a time in the whole program, after the pause that it
 *       or the operator wants, and never for what its robots.txt forbids.
 *   <li>Navigation, statistics, signatures, edit marks, scripts and what a guest may not read are
 *       never part of a text. Times that a saved page shows only as "3 days ago" stay unknown; of a
 *       live page it is known when it was shown.
 *   <li>Headings are found by their form alone ({@code Headings}); JSON Lines bring their own.
 * </ul>
 *
 * <p>Comments (点评) are not read: they are another author's words, and a post has no place for
 * those. Put into its text, they would be cited as the author's.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.source;
