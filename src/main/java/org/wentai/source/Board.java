package org.wentai.source;

import java.util.OptionalLong;

/**
 * A board of a live site, as its index lists it.
 *
 * @param fid the site's number of the board
 * @param name its name
 * @param threads how many threads it has, as shown
 * @param posts how many posts it has, as shown
 */
public record Board(long fid, String name, OptionalLong threads, OptionalLong posts) {}
