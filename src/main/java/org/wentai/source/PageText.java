package org.wentai.source;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.ThreadHead;

/**
 * Reads the text of a Discuz thread page as a browser's "copy all" leaves it: navigation around the
 * posts, statistics between them, no pids, often no names. Any other text is one post.
 */
final class PageText implements ThreadReader {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://[\\w.:/%-]*(?:thread-(\\d+)-\\d+-\\d+\\.html"
              + "|forum\\.php\\?mod=viewthread&tid=(\\d+)[\\w=&%-]*)");
  private static final Pattern TRAIL = Pattern.compile("\\s*[»›>]\\s*");

  @Override
  public void read(SourceFile file, Reading out) throws IOException {
    String content = TextDecoding.utf8OrGb18030(TextDecoding.bytes(file.path()));
    List<String> lines = content.lines().map(PageText::tidy).toList();
    PageTitle title = PageTitle.of(lines);
    List<PagePost> posts = PageLayout.posts(lines, title, out.zone());
    ForumThread thread =
        posts.isEmpty()
            ? PlainText.thread(file, content)
            : new ForumThread(head(file, lines, title, posts), read(lines, posts));
    out.thread(thread, Place.file(file.name()));
  }

  /** No-break spaces become plain, white space at the ends goes. */
  private static String tidy(String line) {
    return line.replace('\u00a0', ' ').replace("\u200b", "").strip();
  }

  private static ThreadHead head(
      SourceFile file, List<String> lines, PageTitle title, List<PagePost> posts) {
    List<String> around = new ArrayList<>(lines.subList(0, posts.getFirst().header().line()));
    around.addAll(lines.subList(posts.getLast().end(), lines.size()));
    Optional<Matcher> address =
        around.stream().map(ADDRESS::matcher).filter(Matcher::find).findFirst();
    String words = title.words().orElseGet(() -> longest(around));
    return new ThreadHead(
        address.map(PageText::tid).orElse(file.id()),
        words.isEmpty() ? file.id() : words,
        board(around, words),
        address.map(found -> URI.create(found.group())),
        title.views(),
        title.replies(),
        file.name());
  }

  private static String tid(Matcher address) {
    return Optional.ofNullable(address.group(1)).orElse(address.group(2));
  }

  /** Without a mark of the title, it is most likely the longest line of the page's head. */
  private static String longest(List<String> around) {
    return around.stream()
        .filter(line -> !line.contains("|") && !line.contains("://"))
        .reduce("", (a, b) -> b.length() > a.length() ? b : a);
  }

  /** The last step before the title in a trail of links: 论坛 › 社区 › 版块 › 标题. */
  private static Optional<String> board(List<String> around, String title) {
    List<String> words = around.stream().filter(line -> !line.isEmpty()).toList();
    int last = words.lastIndexOf("›");
    if (last > 1 && words.get(last - 2).equals("›")) {
      return Optional.of(words.get(last - 1));
    }
    for (String line : words) {
      List<String> steps = TRAIL.splitAsStream(line).filter(s -> !s.isEmpty()).toList();
      if (steps.size() > 2) {
        String tail = steps.getLast().replaceFirst("\\s*(?:\\.\\.\\.|…)$", "");
        return Optional.of(steps.get(title.startsWith(tail) ? steps.size() - 2 : steps.size() - 1));
      }
    }
    return Optional.empty();
  }

  private static List<Post> read(List<String> lines, List<PagePost> found) {
    List<Post> posts = new ArrayList<>();
    int before = 0;
    for (PagePost place : found) {
      int floor = Math.max(place.floor().orElse(before + 1), before + 1);
      PageBody body = new PageBody(lines, place.header().line() + 1, place.end());
      PostBuilder post = body.post(floor);
      place.author().ifPresent(post::author);
      place.origin().ifPresent(post::origin);
      place.group().ifPresent(post::group);
      place.header().postedAt().ifPresent(post::postedAt);
      place.header().client().ifPresent(post::client);
      posts.add(post.build());
      before = floor;
    }
    return posts;
  }
}
