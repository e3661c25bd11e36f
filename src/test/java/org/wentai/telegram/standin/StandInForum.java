package org.wentai.telegram.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wentai.source.standin.Forum;
import org.wentai.source.standin.ForumRequest;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Site;

/** The project's own forum for tests, with a few boards and threads in it. */
final class StandInForum implements TrialForum {
  private static final List<String> NAMES = List.of("赵一", "钱二", "孙三", "李四", "周五");

  /** When what is there from the beginning was posted. */
  private static final Instant BEFORE = Instant.now().minus(Duration.ofHours(3));

  private final ForumServer server;
  private final Forum forum;
  private final Map<Long, Board> boards = new TreeMap<>();

  StandInForum(Site site) {
    server = ForumServer.start(site);
    forum = server.forum();
    for (String name : List.of("物业与停车", "邻里生活", "旧帖存档", "业主内部")) {
      long fid = forum.board(name);
      boards.put(fid, new Board(fid, name, !name.contains("内部")));
      forum.membersOnly(fid, name.contains("内部"));
      for (int i = 0; i < 3; i++) {
        String title = name + "旧话" + i;
        long tid = forum.thread(fid, NAMES.get(i), title, "以前就有的第" + i + "帖。", BEFORE);
        forum.reply(tid, NAMES.get(i + 1), "以前就有的回复。", BEFORE);
      }
    }
  }

  @Override
  public String address() {
    return server.root().toString();
  }

  @Override
  public List<Board> boards() {
    return List.copyOf(boards.values());
  }

  @Override
  public List<Member> members() {
    return NAMES.stream().map(name -> new Member(name, name)).toList();
  }

  @Override
  public Made post(Member by, long fid, String title, String text) {
    long pid = forum.reserve(0); // the number that the next post gets
    return new Made(forum.thread(fid, by.name(), title, text), pid);
  }

  @Override
  public Made reply(Member by, long tid, String text) {
    return new Made(tid, forum.reply(tid, by.name(), text));
  }

  @Override
  public void edit(Member by, long pid, String text) {
    forum.edit(pid, text);
  }

  @Override
  public void delete(long pid) {
    forum.delete(pid);
  }

  @Override
  public void hide(long pid) {
    forum.hide(pid, true);
  }

  @Override
  public void move(long tid, long fid) {
    forum.move(tid, fid, true);
  }

  @Override
  public List<Instant> requests(Instant since) {
    return server.requests().stream().map(ForumRequest::at).filter(since::isBefore).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
