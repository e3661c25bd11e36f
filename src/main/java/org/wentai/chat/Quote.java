package org.wentai.chat;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wentai.answer.Evidence;
import org.wentai.forum.Citation;
import org.wentai.forum.Post;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;

/**
 * A citation as people read it.
 *
 * @param n its number, from 1
 * @param label what the quoted value is, for a record: 查看
 * @param text the quoted words, exactly
 * @param bold the words to mark, as ascending spans of {@code text}
 * @param thread the thread's id
 * @param title the thread's subject
 * @param floor the floor's number
 * @param floorName what people call the floor
 * @param by the author, or where the post was sent from; empty when neither is known
 * @param when the posting time, as the site shows it
 * @param edited that the post was edited, and when last; empty when it never was
 * @param section the heading the words stand under
 * @param link an address for people
 */
public record Quote(
    int n,
    Optional<String> label,
    String text,
    List<Span> bold,
    String thread,
    String title,
    int floor,
    String floorName,
    Optional<String> by,
    Optional<String> when,
    Optional<String> edited,
    Optional<String> section,
    Optional<URI> link) {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  static Quote of(int n, Evidence evidence, Language language) {
    ThreadHead head = evidence.thread();
    Post post = evidence.post();
    Citation citation = evidence.citation();
    return new Quote(
        n,
        label(citation, language),
        citation.quoted(),
        bold(evidence),
        head.id(),
        head.title(),
        post.floor(),
        FloorName.of(post.floor(), language),
        by(post),
        when(post),
        post.editedAt().map(at -> say("quote.edited", SHOWN.format(at), language)),
        citation instanceof TextCitation text ? text.section() : Optional.empty(),
        head.addressOf(post));
  }

  private static String say(String key, String value, Language language) {
    return Messages.ofChat(language).say(key, value);
  }

  static Optional<String> by(Post post) {
    return post.author().or(post::origin);
  }

  static Optional<String> when(Post post) {
    return post.postedAt().map(SHOWN::format);
  }

  private static Optional<String> label(Citation citation, Language language) {
    return citation instanceof RecordCitation record
        ? Optional.of(FloorName.of(record.field(), language))
        : Optional.empty();
  }

  /** The highlights inside the quotation, moved to its start. */
  private static List<Span> bold(Evidence evidence) {
    if (!(evidence.citation() instanceof TextCitation text)) {
      return List.of();
    }
    Span quoted = text.span();
    Stream<Span> inside = evidence.highlights().stream().filter(quoted::overlaps);
    return inside
        .map(h -> new Span(Math.max(h.start(), quoted.start()), Math.min(h.end(), quoted.end())))
        .map(h -> h.shifted(-quoted.start()))
        .toList();
  }
}
