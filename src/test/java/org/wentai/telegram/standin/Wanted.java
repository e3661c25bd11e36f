package org.wentai.telegram.standin;

import java.util.Set;

/** What a chat of a soak subscribes to: what it writes, and which posts are meant. */
sealed interface Wanted {
  /** What is written behind the command. */
  String words();

  /**
   * Whether {@code said} is to be told of; where it was moved, by the board that it was made in.
   */
  boolean means(Said said);

  /** Whether a move to another board leaves open what is meant. */
  default boolean byBoard() {
    return false;
  }

  /** Everything. */
  record All() implements Wanted {
    @Override
    public String words() {
      return "all";
    }

    @Override
    public boolean means(Said said) {
      return true;
    }
  }

  /** A board. */
  record InBoard(long fid, String name) implements Wanted {
    @Override
    public String words() {
      return "board " + name;
    }

    @Override
    public boolean means(Said said) {
      return said.fid() == fid;
    }

    @Override
    public boolean byBoard() {
      return true;
    }
  }

  /** A thread. */
  record InThread(long tid) implements Wanted {
    @Override
    public String words() {
      return "thread " + tid;
    }

    @Override
    public boolean means(Said said) {
      return said.post().tid() == tid;
    }
  }

  /** An author. */
  record By(String name) implements Wanted {
    @Override
    public String words() {
      return "author " + name;
    }

    @Override
    public boolean means(Said said) {
      return said.by().name().equals(name);
    }
  }

  /** Words that posts of these topics hold, and others do not. */
  record Words(String words, Set<ForumTopic> topics) implements Wanted {
    @Override
    public boolean means(Said said) {
      return topics.contains(said.topic());
    }
  }
}
