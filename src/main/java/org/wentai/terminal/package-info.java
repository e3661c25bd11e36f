/**
 * The commands of {@code wentai} and how they look in a terminal.
 *
 * <p>May import {@code chat}, {@code crawl}, {@code eval}, {@code knowledge}, {@code settings} and what is below
 * them, picocli for the command line, JLine for the chat, Jackson for machine output. Knows nothing
 * of the process: what a command reads and writes comes in with {@link
 * org.wentai.terminal.Surroundings}, so a test runs commands as a process does.
 *
 * <p>What always holds: results go to standard output, everything else to standard error; every
 * error is one sentence; the exit statuses are those of {@link org.wentai.terminal.ExitStatus};
 * words of posts are shown without control characters, so that no post can steer the terminal.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.terminal;
