package org.wentai.alert;

import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/**
 * A post that was not known before, and that guests may read.
 *
 * @param post its number in the store
 * @param thread its thread's number in the store
 * @param head its thread, with its id in the knowledge base
 * @param said what it says
 */
public record Arrived(long post, long thread, ThreadHead head, Post said) {}
