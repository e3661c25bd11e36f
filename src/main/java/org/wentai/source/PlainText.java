package org.wentai.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.ThreadHead;

/** Text that is no forum page: one post, titled by its first line. */
final class PlainText {
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST_OPENING = 30;
  private static final Pattern MARK = Pattern.compile("[,.;!?，。；！？：\\n]");

  private PlainText() {}

  static ForumThread thread(SourceFile file, String content) throws UnreadableFile {
    PostText writer = new PostText();
    content
        .lines()
        .forEach(
            line -> {
              writer.words(line, false);
              writer.lineBreak();
            });
    String text = writer.text();
    if (text.isEmpty()) {
      throw empty();
    }
    ThreadHead head =
        new ThreadHead(
            file.id(),
            title(text),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            file.name());
    PostBuilder post = Post.of(1, text);
    Headings.in(text, Set.of(), List.of()).forEach(post::section);
    return new ForumThread(head, List.of(post.build()));
  }

  static UnreadableFile empty() {
    return new UnreadableFile("the file holds no text", "remove it, or save it again");
  }

  /** The first line, shortened where it is a paragraph. */
  static String title(String text) {
    return cut(text.lines().findFirst().orElse(""), LONGEST_TITLE);
  }

  /** The words that {@code text} opens with, up to its first mark: a name for what has no title. */
  static String opening(String text) {
    return cut(MARK.split(text.strip(), 2)[0].strip(), LONGEST_OPENING);
  }

  private static String cut(String words, int most) {
    int length = words.codePointCount(0, words.length());
    return length <= most ? words : words.substring(0, words.offsetByCodePoints(0, most)) + "…";
  }
}
