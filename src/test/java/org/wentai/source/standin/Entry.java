package org.wentai.source.standin;

import java.time.Instant;
import java.util.Optional;

/** A post of the stand-in's forum. */
final class Entry {
  final long pid;
  final String author;
  final Instant postedAt;
  String text;
  Optional<Instant> editedAt = Optional.empty();
  boolean shielded;

  /** What a guest sees only after a reply; empty when nothing. */
  String forRepliers = "";

  Entry(long pid, String author, Instant postedAt, String text) {
    this.pid = pid;
    this.author = author;
    this.postedAt = postedAt;
    this.text = text;
  }
}
