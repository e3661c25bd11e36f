package org.wentai.source;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A thread as a board's list shows it. Equal rows at two times say that nobody replied in between,
 * not that nobody edited.
 *
 * @param tid the site's number of the row; of the stub, where the thread was moved away
 * @param title the thread's subject
 * @param author who opened it, absent when anonymous
 * @param openedAt when, often only the day
 * @param replies 回复; counts 点评 too, and what a guest may not read
 * @param views 查看
 * @param lastPoster who wrote the newest post, absent when anonymous
 * @param lastPostAt when, to the minute; what the list is sorted by
 * @param sticky whether it stands above the list, out of its order; it may be of another board
 * @param closed whether nobody may reply
 * @param movedTo the thread that this row leads to, where it is a stub left behind by a move
 */
public record ThreadRow(
    long tid,
    String title,
    Optional<String> author,
    Optional<OffsetDateTime> openedAt,
    int replies,
    long views,
    Optional<String> lastPoster,
    Optional<OffsetDateTime> lastPostAt,
    boolean sticky,
    boolean closed,
    OptionalLong movedTo) {}
