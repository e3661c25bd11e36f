package org.wentai.source.standin;

import java.util.ArrayList;
import java.util.List;

/** A thread of the stand-in's forum. */
final class Topic {
  final long tid;
  final String title;
  final String author;
  final List<Entry> entries = new ArrayList<>();
  long fid;
  boolean sticky;
  boolean closed;
  boolean newestFirst;
  int comments;

  /** The thread that this one was merged into; 0 when it stands for itself. */
  long becameTid;

  /** The thread that this stub stands for; 0 when it is none. */
  long stubOf;

  Topic(long tid, long fid, String title, String author) {
    this.tid = tid;
    this.fid = fid;
    this.title = title;
    this.author = author;
  }

  Entry last() {
    return entries.getLast();
  }
}
