package org.wentai.telegram.standin;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A forum that a soak acts on as its members and moderators do, while the bot watches it. */
interface TrialForum extends AutoCloseable {

  /** A board; whether guests may read it. */
  record Board(long fid, String name, boolean guests) {}

  /** Somebody who posts; {@code who} is what actions name them by. */
  record Member(String who, String name) {}

  /** A post as it was made. */
  record Made(long tid, long pid) {}

  /** The forum's root, as the bot is given it. */
  String address();

  List<Board> boards() throws IOException;

  List<Member> members() throws IOException;

  /** Begins a thread; its first post. */
  Made post(Member by, long fid, String title, String text) throws IOException;

  Made reply(Member by, long tid, String text) throws IOException;

  void edit(Member by, long pid, String text) throws IOException;

  /** Deletes a reply. */
  void delete(long pid) throws IOException;

  /** Shields a post: guests see that there is one. */
  void hide(long pid) throws IOException;

  /** Moves a thread to another board. */
  void move(long tid, long fid) throws IOException;

  /** When a client other than the soak itself asked for something, ascending. */
  List<Instant> requests(Instant since) throws IOException;

  @Override
  void close() throws IOException;
}
