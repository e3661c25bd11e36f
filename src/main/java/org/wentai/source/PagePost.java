package org.wentai.source;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A post found on a copied page.
 *
 * @param header the line over it
 * @param author as the header or the column beside it shows
 * @param origin where it was sent from
 * @param group the author's group title
 * @param floor as a label names it
 * @param end one past the last line of its body, which begins below the header
 */
record PagePost(
    PostHeader header,
    Optional<String> author,
    Optional<String> origin,
    Optional<String> group,
    OptionalInt floor,
    int end) {}
