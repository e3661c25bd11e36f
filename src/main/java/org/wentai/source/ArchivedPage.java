package org.wentai.source;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One page of a thread in the site's archiver, which shows neither pids nor floors. For looking
 * where nothing better is to be had.
 *
 * @param tid the site's number of the thread
 * @param title the thread's subject
 * @param board the board's name
 * @param page which page this is, from 1
 * @param pages how many there are
 * @param posts its posts in their order
 */
public record ArchivedPage(
    long tid, String title, Optional<String> board, int page, int pages, List<ArchivedPost> posts) {
  public ArchivedPage {
    posts = List.copyOf(posts);
  }

  /**
   * A post in the archiver.
   *
   * @param author who wrote it, absent when anonymous
   * @param postedAt when
   * @param text its plain text; quotes are not told apart in it
   */
  public record ArchivedPost(
      Optional<String> author, Optional<OffsetDateTime> postedAt, String text) {}
}
