package org.wentai.source.standin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A forum in memory, with what its people do. Safe for many threads. Numbers of boards, threads and
 * posts count up from 1 and are never used again. An author "" is anonymous.
 */
public final class Forum {
  private final InstantSource clock;
  private final Map<Long, String> boards = new LinkedHashMap<>();
  private final Map<Long, Topic> topics = new LinkedHashMap<>();
  private final Set<Long> membersOnly = new HashSet<>();
  private long lastTid;
  private long lastPid;

  /**
   * @param clock tells when things are posted and edited
   */
  public Forum(InstantSource clock) {
    this.clock = clock;
  }

  /** Opens a board; its number. */
  public synchronized long board(String name) {
    long fid = boards.size() + 1;
    boards.put(fid, name);
    return fid;
  }

  /** Opens a thread; its number. */
  public synchronized long thread(long fid, String author, String title, String text) {
    return thread(fid, author, title, text, clock.instant());
  }

  /** As {@link #thread(long, String, String, String)}, posted at {@code at}. */
  public synchronized long thread(long fid, String author, String title, String text, Instant at) {
    Topic topic = new Topic(++lastTid, fid, title, author);
    topic.entries.add(new Entry(++lastPid, author, at, text));
    topics.put(topic.tid, topic);
    return topic.tid;
  }

  /** Replies; the post's number. */
  public synchronized long reply(long tid, String author, String text) {
    return reply(tid, author, text, clock.instant());
  }

  /** As {@link #reply(long, String, String)}, posted at {@code at}. */
  public synchronized long reply(long tid, String author, String text, Instant at) {
    Entry entry = new Entry(++lastPid, author, at, text);
    topic(tid).entries.add(entry);
    return entry.pid;
  }

  /** Sets aside {@code count} post numbers, for posts that are moderated first; the lowest. */
  public synchronized long reserve(int count) {
    lastPid += count;
    return lastPid - count + 1;
  }

  /** Lets a post with a reserved number through: it stands where its number puts it. */
  public synchronized void release(long tid, long pid, String author, String text) {
    Topic topic = topic(tid);
    topic.entries.add(new Entry(pid, author, clock.instant(), text));
    topic.entries.sort(Comparator.comparingLong(entry -> entry.pid));
  }

  /** Edits a post, which then says so. */
  public synchronized void edit(long pid, String text) {
    Entry entry = entry(pid);
    entry.text = text;
    entry.editedAt = Optional.of(clock.instant());
  }

  /** Deletes a post; with the opening post, its thread. Floors behind it count anew. */
  public synchronized void delete(long pid) {
    Topic topic = topicOf(pid);
    if (topic.entries.getFirst().pid == pid) {
      topics.remove(topic.tid);
    } else {
      topic.entries.removeIf(entry -> entry.pid == pid);
    }
  }

  /** Deletes a thread. */
  public synchronized void deleteThread(long tid) {
    topics.remove(tid);
  }

  /** Shields a post from guests, or shows it again. */
  public synchronized void hide(long pid, boolean hidden) {
    entry(pid).shielded = hidden;
  }

  /** Adds to a post what only those see who replied. */
  public synchronized void addForRepliers(long pid, String text) {
    entry(pid).forRepliers = text;
  }

  /** Adds a 点评 to a thread's opening post, which counts as a reply and is none. */
  public synchronized void comment(long tid) {
    topic(tid).comments++;
  }

  /** Moves a thread; the number of the stub that stays in its place, 0 without one. */
  public synchronized long move(long tid, long fid, boolean leaveStub) {
    Topic topic = topic(tid);
    long from = topic.fid;
    topic.fid = fid;
    if (!leaveStub) {
      return 0;
    }
    Topic stub = new Topic(++lastTid, from, topic.title, topic.author);
    stub.stubOf = tid;
    stub.entries.add(topic.last());
    topics.put(stub.tid, stub);
    return stub.tid;
  }

  /** Merges a thread into another, to which its address then leads. */
  public synchronized void merge(long tid, long into) {
    Topic from = topic(tid);
    topic(into).entries.addAll(from.entries);
    topic(into).entries.sort(Comparator.comparingLong(entry -> entry.pid));
    from.becameTid = into;
  }

  /** Puts a thread above the list, or back. */
  public synchronized void stick(long tid, boolean sticky) {
    topic(tid).sticky = sticky;
  }

  /** Closes a thread, or opens it. */
  public synchronized void close(long tid, boolean closed) {
    topic(tid).closed = closed;
  }

  /** Sets a thread to show its newest post first. */
  public synchronized void newestFirst(long tid) {
    topic(tid).newestFirst = true;
  }

  /** Takes a board from guests, or gives it back. */
  public synchronized void membersOnly(long fid, boolean only) {
    if (only) {
      membersOnly.add(fid);
    } else {
      membersOnly.remove(fid);
    }
  }

  synchronized Map<Long, String> boards() {
    return new LinkedHashMap<>(boards);
  }

  synchronized boolean isOpen(long fid) {
    return !membersOnly.contains(fid);
  }

  synchronized Optional<Topic> find(long tid) {
    return Optional.ofNullable(topics.get(tid));
  }

  /** A board's threads: sticky ones, then those with the newest posts. */
  synchronized List<Topic> listed(long fid) {
    List<Topic> found = new ArrayList<>(topics.values());
    found.removeIf(topic -> topic.fid != fid || topic.becameTid > 0);
    found.sort(
        Comparator.comparing((Topic topic) -> !topic.sticky)
            .thenComparing(topic -> topic.last().postedAt, Comparator.reverseOrder())
            .thenComparing(topic -> topic.last().pid, Comparator.reverseOrder()));
    return found;
  }

  private Topic topic(long tid) {
    return find(tid).orElseThrow(() -> new NoSuchElementException("no thread " + tid));
  }

  private Entry entry(long pid) {
    return topicOf(pid).entries.stream().filter(e -> e.pid == pid).findFirst().orElseThrow();
  }

  private Topic topicOf(long pid) {
    return topics.values().stream()
        .filter(topic -> topic.stubOf == 0)
        .filter(topic -> topic.entries.stream().anyMatch(entry -> entry.pid == pid))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no post " + pid));
  }
}
