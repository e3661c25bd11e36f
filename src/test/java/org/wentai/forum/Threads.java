package org.wentai.forum;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A thread and a post with every field known, and with none. */
final class Threads {
  static final ThreadHead KNOWN =
      new ThreadHead(
          "77",
          "庙会通知",
          Optional.of("城事"),
          Optional.of(URI.create("https://bbs.example/thread-77-1-1.html")),
          OptionalLong.of(3584),
          OptionalInt.of(3),
          "77.html");
  static final ThreadHead UNKNOWN =
      new ThreadHead(
          "note",
          "庙会通知",
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          "note.txt");
  static final String TEXT = "通知\n今年的庙会定在五月一日开幕😀。";
  static final Post FULL =
      Post.of(1, TEXT)
          .pid(901)
          .author("老槐树")
          .origin("中国山东泰安")
          .group("秀才")
          .postedAt(OffsetDateTime.parse("2018-07-03T15:58:41+08:00"))
          .client("手机版")
          .rating(new Rating("观尔", "威望", 2, "很给力!"))
          .rating(new Rating("路人", "银币", -1, ""))
          .attachment(new Attachment("海报.jpg", Attachment.Kind.PICTURE, Optional.empty()))
          .section(new Section("通知", new Span(0, TEXT.length())))
          .build();
  static final Post BARE = Post.of(2, "沙发").author(" ").client("").build();

  private Threads() {}
}
