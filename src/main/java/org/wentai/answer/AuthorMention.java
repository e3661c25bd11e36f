package org.wentai.answer;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;
import org.wentai.text.Folding;

/**
 * A post that a question names by its author: 渔政老孟说了什么?
 *
 * @param thread the post's thread
 * @param post the author's post that is nearest the question
 */
record AuthorMention(ThreadHead thread, Post post) {
  private static final int PASSAGES = 10;
  private static final int THREADS = 2;
  private static final int LEAST_NAME = 2;
  private static final Pattern SPEAKS =
      Pattern.compile("说|讲|回复|回帖|评|建议|认为|觉得|提|表示|看法|观点|楼|贴|帖|发|分");

  /** The post whose author {@code reading} names, among the threads that the question finds. */
  static Optional<AuthorMention> in(Generation posts, Reading reading) {
    String folded = reading.folded();
    if (!SPEAKS.matcher(folded).find()) {
      return Optional.empty();
    }
    return threads(posts, reading).stream()
        .flatMap(head -> posts.posts(head.id()).stream().map(p -> new AuthorMention(head, p)))
        .filter(m -> m.post().author().filter(a -> named(folded, a)).isPresent())
        .max(Comparator.comparingDouble(m -> m.fit(reading.understood().terms())));
  }

  /** The threads that {@code reading} names or finds first. */
  static Set<ThreadHead> threads(Generation posts, Reading reading) {
    var heads = new LinkedHashSet<ThreadHead>();
    reading.thread().ifPresent(heads::add);
    // As many passages as the answer reads, so that both are one search.
    var query = SearchQuery.of(reading.standalone(), reading.passages());
    posts.search(query).stream()
        .limit(PASSAGES)
        .map(Hit::head)
        .distinct()
        .limit(THREADS)
        .filter(head -> heads.size() < THREADS)
        .forEach(heads::add);
    return heads;
  }

  private static boolean named(String folded, String author) {
    return author.length() >= LEAST_NAME && folded.contains(Folding.fold(author));
  }

  private double fit(Terms terms) {
    return terms.weight(terms.in(Folding.fold(post.text())));
  }
}
