package org.wentai.telegram.standin;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.source.standin.Forum;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Mood;

/** A stand-in forum that obeys lines; {@link TryByHand} has what they look like. */
final class ForumByHand {
  private static final Pattern THREAD = Pattern.compile("thread (\\d+) (\\S+) ([^:]+): ?(.*)");
  private static final Pattern REPLY = Pattern.compile("reply (\\d+) (\\S+): ?(.*)");
  private static final Pattern POST = Pattern.compile("(edit|delete|hide|show) (\\d+)(?:: ?(.*))?");
  private static final Pattern MOVE = Pattern.compile("move (\\d+) (\\d+)");

  private final ForumServer server;
  private final PrintStream out;

  /** Opens two boards, with a thread each, and one for members only. */
  ForumByHand(ForumServer server, PrintStream out) {
    this.server = server;
    this.out = out;
    Forum forum = server.forum();
    forum.thread(forum.board("物业与停车"), "赵一", "小区停车收费", "地面停车每月一百五十元。");
    forum.thread(forum.board("邻里生活"), "钱二", "周末赶集", "周六早上七点在广场集合。");
    forum.membersOnly(forum.board("业主内部"), true);
  }

  void act(String line) {
    Forum forum = server.forum();
    Matcher thread = THREAD.matcher(line);
    Matcher reply = REPLY.matcher(line);
    Matcher post = POST.matcher(line);
    Matcher move = MOVE.matcher(line);
    if (thread.matches()) {
      long pid = forum.reserve(0);
      long fid = Long.parseLong(thread.group(1));
      long tid = forum.thread(fid, thread.group(2), thread.group(3), thread.group(4));
      out.println("thread " + tid + ", post " + pid);
    } else if (reply.matches()) {
      long tid = Long.parseLong(reply.group(1));
      out.println("post " + forum.reply(tid, reply.group(2), reply.group(3)));
    } else if (post.matches()) {
      long pid = Long.parseLong(post.group(2));
      switch (post.group(1)) {
        case "edit" -> forum.edit(pid, post.group(3));
        case "delete" -> forum.delete(pid);
        default -> forum.hide(pid, post.group(1).equals("hide"));
      }
    } else if (move.matches()) {
      forum.move(Long.parseLong(move.group(1)), Long.parseLong(move.group(2)), true);
    } else if (line.startsWith("mood ")) {
      server.mood(mood(line.substring(5)));
    } else if (line.equals("requests")) {
      server.requests().forEach(one -> out.println(one.at() + " " + one.target()));
      server.forget();
    } else {
      throw new IllegalArgumentException("not understood: forum " + line);
    }
  }

  private static Mood mood(String named) {
    return switch (named) {
      case "well" -> new Mood.Well();
      case "login" -> new Mood.LoginWall();
      case "closed" -> new Mood.Closed("本站正在维护，请稍后再来");
      case "challenge" -> new Mood.Challenge();
      default -> new Mood.Failing(Integer.parseInt(named), "");
    };
  }
}
