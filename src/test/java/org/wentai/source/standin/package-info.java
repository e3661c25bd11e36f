/**
 * A small Discuz! X forum on loopback, for tests: pages in the shape of the default template, from
 * a forum held in memory that a test posts to, edits, deletes from and breaks.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.source.standin;
