package org.wentai.source;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/**
 * One page of a live thread. Sites show the seconds of a time only for some days, and a floor only
 * as of now: to tell whether a post was edited, compare its text.
 *
 * @param head the thread; its id is the tid, its file empty, its counts present where the page
 *     shows them, and its title empty where one post alone was asked for
 * @param board the board's number, absent where one post alone was asked for
 * @param page which page this is, from 1; asked past the end, sites show the last one again
 * @param pages how many there are, by the page's own links and not by the count of replies
 * @param posts its posts, ascending by floor; each has a pid. Nothing a guest may not read is in
 *     them: of a post with a hidden part, only the rest
 * @param hidden pids that stand on the page and whose words a guest may not read: hidden by a
 *     moderator, their author banned, for the author only. None of them is among {@code posts}
 * @param newestFirst whether the page showed the newest post first, so that page 1 ends the thread
 */
public record ThreadPage(
    ThreadHead head,
    OptionalLong board,
    int page,
    int pages,
    List<Post> posts,
    Set<Long> hidden,
    boolean newestFirst) {
  public ThreadPage {
    posts = List.copyOf(posts);
    hidden = Set.copyOf(hidden);
  }
}
