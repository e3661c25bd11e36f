package org.wentai.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.wentai.forum.ForumThread;
import org.wentai.source.Problem.Severity;

/** One pass over a knowledge folder: takes threads and problems, and keeps the count. */
final class Reading {
  private final ZoneId zone;
  private final Consumer<ForumThread> sink;
  private final Map<String, Place> seen = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int files;
  private long threads;
  private long posts;
  private long errors;
  private long warnings;

  Reading(ZoneId zone, Consumer<ForumThread> sink) {
    this.zone = zone;
    this.sink = sink;
  }

  /** The zone of times that are written without one. */
  ZoneId zone() {
    return zone;
  }

  void opened() {
    files++;
  }

  /** Hands {@code thread} on, unless its id was seen before: then that is an error. */
  void thread(ForumThread thread, Place place) {
    Place before = seen.putIfAbsent(thread.head().id(), place);
    if (before != null) {
      error(
          place,
          "the thread id '" + thread.head().id() + "' was already read from " + before,
          "give one of the two another id, or remove it");
      return;
    }
    threads++;
    posts += thread.posts().size();
    sink.accept(thread);
  }

  /** Whether a thread of this id was handed on. */
  boolean has(String id) {
    return seen.containsKey(id);
  }

  void error(Place place, String reason, String mend) {
    add(new Problem(Severity.ERROR, place.file(), place.line(), reason, mend));
  }

  void warning(Place place, String reason, String mend) {
    add(new Problem(Severity.WARNING, place.file(), place.line(), reason, mend));
  }

  void add(Problem problem) {
    if (problem.severity() == Severity.ERROR) {
      errors++;
    } else {
      warnings++;
    }
    if (problems.size() < ReadReport.LISTED) {
      problems.add(problem);
    }
  }

  ReadReport report(List<SkippedFile> skipped) {
    return new ReadReport(files, threads, posts, errors, warnings, problems, skipped);
  }
}
