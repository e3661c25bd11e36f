package org.wentai.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.Attachment;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.Rating;
import org.wentai.forum.Span;

/** Reads what a post of a copied page says, and the ratings and files among it. */
final class PageBody {
  private static final Pattern EDITED = Pattern.compile("本帖最后由 .{1,40} 于 .{1,30} 编辑\\s*");
  private static final Pattern QUOTED =
      Pattern.compile("(?:引用[:\\uff1a]?\\s*)?\\S.{0,30} 发表于 " + Times.SHOWN);
  private static final Pattern COMMENT = Pattern.compile(".*发表于 " + Times.SHOWN);
  private static final Pattern FILE_NAME =
      Pattern.compile("[^\\s/\\\\|]{1,100}\\.(?i:jpe?g|png|gif|bmp|webp|heic)");
  private static final Pattern FILE_WITH_SIZE =
      Pattern.compile(
          "(\\S.{0,100}\\.\\w{1,5})\\s*\\([\\d.]+ ?(?i:[KMG]?B|Bytes),? *下载次数[:\\uff1a].*");
  private static final int COMMENT_REACH = 8;

  private final List<String> lines;
  private final int to;
  private final PostText text = new PostText();
  private final List<Span> quotes = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Rating> ratings = new ArrayList<>();

  PageBody(List<String> lines, int from, int to) {
    this.lines = lines;
    this.to = to;
    int i = from;
    while (i < to) {
      i = read(i);
    }
  }

  PostBuilder post(int floor) {
    PostBuilder post = Post.of(floor, text.text());
    ratings.forEach(post::rating);
    attachments.forEach(post::attachment);
    quotes.forEach(post::quote);
    Headings.in(text.text(), Set.of(), quotes).forEach(post::section);
    return post;
  }

  /** Reads what begins at line {@code i}, and says where the next thing begins. */
  private int read(int i) {
    String line = lines.get(i);
    if (PageRatings.isHead(line)) {
      PageRatings block = new PageRatings(lines, i, to);
      ratings.addAll(block.ratings());
      return block.end();
    }
    if (line.equals("评分") && next(i) < to && PageRatings.isHead(lines.get(next(i)))) {
      return next(i);
    }
    if (line.equals("点评") && commentsFollow(i)) {
      return endOfComments(i);
    }
    if (QUOTED.matcher(line).matches()) {
      return quote(i);
    }
    write(line);
    return i + 1;
  }

  /** A quote ends at an empty line; where none follows, it is one line long. */
  private int quote(int from) {
    int end = from + 1;
    while (end < to && !lines.get(end).isEmpty()) {
      end++;
    }
    if (next(end - 1) >= to && end > from + 2) {
      end = from + 2;
    }
    text.block();
    PostText.Part part = text.open();
    for (int i = from; i < end; i++) {
      write(lines.get(i));
    }
    text.close(part).ifPresent(quotes::add);
    return end;
  }

  private void write(String line) {
    Optional<Attachment> attachment = attachment(line);
    if (attachment.isPresent()) {
      attachments.add(attachment.get());
    } else if (!PageMarks.isNotice(line)) {
      Matcher edited = EDITED.matcher(line);
      text.words(edited.lookingAt() ? line.substring(edited.end()) : line, false);
      text.lineBreak();
    }
  }

  private static Optional<Attachment> attachment(String line) {
    Matcher sized = FILE_WITH_SIZE.matcher(line);
    String name = sized.matches() ? sized.group(1) : line;
    boolean picture = FILE_NAME.matcher(name).matches();
    Attachment.Kind kind = picture ? Attachment.Kind.PICTURE : Attachment.Kind.FILE;
    return picture || sized.matches()
        ? Optional.of(new Attachment(name, kind, Optional.empty()))
        : Optional.empty();
  }

  private boolean commentsFollow(int i) {
    return lines.subList(i + 1, Math.min(to, i + COMMENT_REACH)).stream()
        .anyMatch(line -> COMMENT.matcher(line).matches());
  }

  private int endOfComments(int from) {
    int i = from + 1;
    while (i < to && !lines.get(i).equals("评分") && !PageRatings.isHead(lines.get(i))) {
      i++;
    }
    return i;
  }

  private int next(int i) {
    int next = i + 1;
    while (next < to && lines.get(next).isEmpty()) {
      next++;
    }
    return next;
  }
}
