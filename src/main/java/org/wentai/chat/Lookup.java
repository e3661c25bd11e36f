package org.wentai.chat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.answer.Evidence;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;

/**
 * Shows threads and floors as indexed.
 *
 * @param posts where they are
 * @param listed the ids of the threads listed last, which numbers from 1 mean
 * @param current the thread that was spoken of last
 */
public record Lookup(
    Generation posts, Language language, List<String> listed, Optional<String> current) {
  /** How many threads {@link #sources} lists at once. */
  public static final int THREADS_AT_ONCE = 20;

  private static final int FLOORS_AT_ONCE = 20;
  private static final int UNITS_IN_LIST = 200;
  private static final Pattern FLOOR =
      Pattern.compile("(?:(?<thread>\\S+)\\s+)??(?<floor>\\d{1,9}|楼主|沙发|板凳|地板)\\s*[楼樓#]?");
  private static final List<String> NAMES = List.of("楼主", "沙发", "板凳", "地板");

  /**
   * Page {@code page}, from 1, of all threads, in the order they were read. A page behind the last
   * one lists none.
   */
  public Reply.Threads sources(int page) {
    int before = (page - 1) * THREADS_AT_ONCE;
    List<ThreadHead> threads =
        posts.threads(before + THREADS_AT_ONCE).stream().skip(before).toList();
    long all = posts.info().threads();
    return new Reply.Threads(language, heading(all, before, threads.size()), threads);
  }

  private String heading(long all, int before, int size) {
    long floors = posts.info().posts();
    if (size == all) {
      return say("sources.all", all, floors);
    }
    if (size == 0) {
      return say("sources.end", all, floors);
    }
    return before == 0
        ? say("sources.some", all, floors, size)
        : say("sources.page", all, floors, before + 1, before + size);
  }

  /** The beginnings of the newest {@code most} posts of all threads, by their posting times. */
  public Reply latest(int most) {
    List<Evidence> newest =
        posts.latest(most).stream().map(dated -> Beginning.of(dated.head(), dated.post())).toList();
    return newest.isEmpty()
        ? new Reply.Notice(language, say("latest.none"))
        : new Reply.Quotes(language, say("latest"), Replies.quotes(newest, 0, language));
  }

  /** The thread of the id {@code named}, with all floors in full. */
  public Reply whole(String named) {
    return show(named, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** The thread that {@code named} means: an id, a number in the last list, or nothing. */
  public Reply thread(String named) {
    return show(named, FLOORS_AT_ONCE, UNITS_IN_LIST);
  }

  private Reply show(String named, int most, int units) {
    Optional<ThreadHead> head = named.isEmpty() ? current.flatMap(posts::head) : find(named);
    if (head.isEmpty()) {
      return missing(named);
    }
    List<Post> all = posts.posts(head.get().id());
    List<Reply.Floor> floors =
        all.stream().limit(most).map(p -> floor(head.get(), p, units)).toList();
    Optional<String> note =
        all.size() > floors.size()
            ? Optional.of(say("thread.some", floors.size(), all.size()))
            : Optional.empty();
    return new Reply.Floors(language, head.get(), floors, last(all), note);
  }

  /** Floors of the thread of the id {@code id} from floor {@code from} on, shortened. */
  public Reply page(String id, int from) {
    Optional<ThreadHead> head = posts.head(id);
    if (head.isEmpty()) {
      return missing(id);
    }
    List<Post> all = posts.posts(id);
    List<Reply.Floor> floors =
        all.stream()
            .filter(p -> p.floor() >= from)
            .limit(FLOORS_AT_ONCE)
            .map(p -> floor(head.get(), p, UNITS_IN_LIST))
            .toList();
    return floors.isEmpty()
        ? new Reply.Notice(language, say("floor.missing", head.get().title(), from))
        : new Reply.Floors(language, head.get(), floors, last(all), Optional.empty());
  }

  /** Floor {@code number} of the thread of the id {@code id}, in full. */
  public Reply floor(String id, int number) {
    return posts.head(id).map(head -> floor(head, number)).orElseGet(() -> missing(id));
  }

  /** The floor that {@code named} means: {@code THREAD FLOOR}, or a floor of the last thread. */
  public Reply floor(String named) {
    Matcher parts = FLOOR.matcher(named);
    if (!parts.matches()) {
      return new Reply.Notice(language, say("floor.which"));
    }
    String thread = parts.group("thread");
    Optional<ThreadHead> head = thread == null ? current.flatMap(posts::head) : find(thread);
    if (head.isEmpty()) {
      return missing(thread == null ? "" : thread);
    }
    return floor(head.get(), number(parts.group("floor")));
  }

  /** One floor of a thread, in full. */
  private Reply floor(ThreadHead head, int number) {
    Optional<Post> post = posts.post(head.id(), number);
    if (post.isEmpty()) {
      return new Reply.Notice(language, say("floor.missing", head.title(), number));
    }
    return new Reply.Floors(
        language,
        head,
        List.of(floor(head, post.get(), Integer.MAX_VALUE)),
        last(posts.posts(head.id())),
        Optional.empty());
  }

  private static int last(List<Post> all) {
    return all.isEmpty() ? 0 : all.getLast().floor();
  }

  private static int number(String floor) {
    int named = NAMES.indexOf(floor);
    return named >= 0 ? named + 1 : Integer.parseInt(floor);
  }

  /** The thread of this id; else the one at this number of the last list. */
  private Optional<ThreadHead> find(String named) {
    return posts.head(named).or(() -> atNumber(named).flatMap(posts::head));
  }

  private Optional<String> atNumber(String named) {
    if (!named.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(named) - 1;
    return index >= 0 && index < listed.size() ? Optional.of(listed.get(index)) : Optional.empty();
  }

  private Reply missing(String named) {
    String key = named.isEmpty() ? "thread.which" : "thread.missing";
    return new Reply.Notice(language, say(key, named));
  }

  private Reply.Floor floor(ThreadHead head, Post post, int most) {
    return new Reply.Floor(
        post.floor(),
        FloorName.of(post.floor(), language),
        Quote.by(post),
        Quote.when(post),
        cut(post.text(), most),
        post.text().length() > most,
        head.addressOf(post));
  }

  /** At most {@code most} units, not cut inside a character. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  private String say(String key, Object... values) {
    return Messages.ofChat(language).say(key, values);
  }
}
