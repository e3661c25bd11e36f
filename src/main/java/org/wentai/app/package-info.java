/**
 * The process: its streams, its environment, its logging.
 *
 * <p>May import everything. What runs elsewhere, in a test for instance, is not here.
 *
 * <p>What always holds: standard streams are UTF-8 whatever the locale; logging goes to standard
 * error and never in the way of a result; the process ends with the status its command gave.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.app;
