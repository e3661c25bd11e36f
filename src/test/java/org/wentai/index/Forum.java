package org.wentai.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/** Threads to index in tests. */
final class Forum {
  static final IndexSettings WORDS = new IndexSettings(IndexSettings.Vectors.OFF, 0, 1);
  static final IndexSettings VECTORS = new IndexSettings(IndexSettings.Vectors.ON, 0, 1);
  static final BuildProgress QUIET = (step, done, total) -> {};

  private Forum() {}

  static ForumThread thread(String id, String title, String... texts) {
    var posts = new ArrayList<Post>();
    for (String text : texts) {
      posts.add(Post.of(posts.size() + 1, text).build());
    }
    return thread(id, title, posts);
  }

  static ForumThread thread(String id, String title, List<Post> posts) {
    var head =
        new ThreadHead(
            id,
            title,
            Optional.of("城事"),
            Optional.empty(),
            OptionalLong.of(7),
            OptionalInt.empty(),
            id + ".txt");
    return new ForumThread(head, posts);
  }

  static ThreadFeed feed(ForumThread... threads) {
    return sink -> List.of(threads).forEach(sink);
  }

  /** Three threads about different things. */
  static ThreadFeed three() {
    return feed(
        thread(
            "1",
            "新图书馆开放时间",
            "市图书馆新馆位于文化路18号。每周二至周日上午9点开放,晚上8点闭馆。周一闭馆整理图书。",
            "请问可以带孩子去吗?",
            "儿童阅览室在二楼,六岁以下需要家长陪同。"),
        thread("2", "公交K32路调整", "自三月一日起,K32路公交车延长到高铁站。末班车时间改为22:30。"),
        thread("3", "老城區的小吃", "老城區最有名的小吃是煎餅捲大蔥，價格便宜。ＡＢＣ餐廳也不錯。"));
  }
}
