package org.wentai.alert;

import org.wentai.store.Lane;

/**
 * Who subscribes where.
 *
 * @param lane where alerts are to come
 * @param who the person's id, or that of a chat that speaks for itself
 * @param language that alerts are to speak, as a code
 */
public record Subscriber(Lane lane, long who, String language) {}
