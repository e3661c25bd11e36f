package org.wentai.telegram.standin;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.wentai.telegram.standin.TrialForum.Board;
import org.wentai.telegram.standin.TrialForum.Made;
import org.wentai.telegram.standin.TrialForum.Member;

/** What several people do in a forum while a soak runs, and what it all came to. */
final class ForumTraffic {
  private static final int MOST_AT_ONCE = 12;

  /** A thread; {@code inside} once guests may not read it. */
  private record Talk(long tid, long fid, boolean inside) {}

  private final TrialForum forum;
  private final Random random;
  private final List<Board> boards;
  private final List<Member> members;
  private final List<Talk> talks = new ArrayList<>();
  private final Map<Long, Said> said = new TreeMap<>();
  private int burst;
  private Talk burstIn;

  /**
   * @param kept a thread that is never moved
   */
  ForumTraffic(TrialForum forum, long seed, Made kept, long keptIn) throws IOException {
    this.forum = forum;
    this.random = new Random(seed);
    this.boards = forum.boards();
    this.members = forum.members();
    this.burstIn = new Talk(kept.tid(), keptIn, false);
    talks.add(burstIn);
  }

  /** All posts as they ended, in the order of their making. */
  List<Said> said() {
    return said.values().stream()
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .toList();
  }

  /** One more post, and now and then something done to an earlier one. */
  void next() throws IOException {
    Said last = post();
    int lot = random.nextInt(100);
    if (lot < 3 && !last.first()) {
      forum.hide(last.pid());
      put(last.ended(Instant.now()));
    } else if (lot < 11) {
      edit(earlier());
    } else if (lot < 16) {
      Said gone = earlier();
      if (!gone.first() && gone.readable()) {
        forum.delete(gone.pid());
        put(gone.ended(Instant.now()));
      }
    } else if (lot < 20) {
      Said hidden = earlier();
      if (hidden.readable()) {
        forum.hide(hidden.pid());
        put(hidden.ended(Instant.now()));
      }
    } else if (lot < 24) {
      move(talks.get(random.nextInt(talks.size())));
    }
  }

  /** Says {@code text}, which is about nothing that is wanted, in a new thread. */
  void announce(String title, String text) throws IOException {
    Member by = members.getFirst();
    long fid = firstOpen().fid();
    Instant at = Instant.now();
    Made made = forum.post(by, fid, title, text);
    put(
        new Said(
            said.size() + 1,
            made,
            fid,
            by,
            ForumTopic.OTHER,
            true,
            false,
            at,
            false,
            Optional.empty()));
  }

  private Said post() throws IOException {
    int number = said.size() + 1;
    ForumTopic[] topics = ForumTopic.values();
    // Half of them about nothing that is wanted.
    ForumTopic topic =
        random.nextBoolean() ? ForumTopic.OTHER : topics[random.nextInt(topics.length)];
    Member by = members.get(random.nextInt(members.size()));
    String text = topic.sentence(number);
    boolean first = burst == 0 && (talks.size() < 4 || random.nextInt(4) == 0);
    Talk talk = first ? new Talk(0, board().fid(), false) : talk();
    Instant at = Instant.now();
    Made made =
        first
            ? forum.post(by, talk.fid(), "邻里话题" + number, text)
            : forum.reply(by, talk.tid(), text);
    boolean inside = talk.inside() || !readable(talk.fid());
    if (first) {
      talks.add(new Talk(made.tid(), talk.fid(), inside));
    }
    Said one =
        new Said(number, made, talk.fid(), by, topic, first, inside, at, false, Optional.empty());
    put(one);
    return one;
  }

  /** Where the next reply goes: mostly anywhere, now and then many to one thread in a row. */
  private Talk talk() {
    if (burst > 0) {
      burst--;
      return burstIn;
    }
    Talk any = talks.get(random.nextInt(talks.size()));
    if (random.nextInt(25) == 0) {
      burst = 3 + random.nextInt(MOST_AT_ONCE - 3);
      burstIn = any;
    }
    return any;
  }

  private Board board() {
    return boards.get(random.nextInt(boards.size()));
  }

  private Board firstOpen() {
    return boards.stream().filter(Board::guests).findFirst().orElseThrow();
  }

  private boolean readable(long fid) {
    return boards.stream().anyMatch(b -> b.fid() == fid && b.guests());
  }

  /** One of the last posts, most of which the bot has read by now. */
  private Said earlier() {
    List<Said> all =
        said().stream()
            .filter(s -> talks.stream().anyMatch(t -> t.tid() == s.post().tid()))
            .toList();
    return all.get(Math.max(0, all.size() - 1 - random.nextInt(40)));
  }

  private void edit(Said one) throws IOException {
    if (one.readable()) {
      forum.edit(one.by(), one.pid(), one.topic().sentence(one.number()) + "（更正）");
    }
  }

  private void move(Talk talk) throws IOException {
    Board to = board();
    if (talk.equals(talks.getFirst()) || talk.inside() || to.fid() == talk.fid() || burst > 0) {
      return;
    }
    forum.move(talk.tid(), to.fid());
    talks.set(talks.indexOf(talk), new Talk(talk.tid(), to.fid(), !to.guests()));
    said().stream()
        .filter(s -> s.post().tid() == talk.tid())
        .forEach(s -> put(to.guests() ? s.elsewhere() : s.ended(Instant.now())));
  }

  private void put(Said one) {
    said.put(one.pid(), one);
  }
}
