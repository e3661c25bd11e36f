package org.wentai.store;

/**
 * A board of a live site.
 *
 * @param fid the site's number of it
 * @param name as its pages call it; empty until it is known
 * @param progress what the crawl remembers, as it alone reads it
 */
public record StoredBoard(long fid, String name, String progress) {}
