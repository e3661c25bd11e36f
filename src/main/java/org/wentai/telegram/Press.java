package org.wentai.telegram;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pressing a button means, as its data says: at most 64 bytes, good after a restart. Numbers
 * name rows of the store.
 */
sealed interface Press {
  /** More passages of an exchange, from {@code from} on, counted from 0. */
  record More(long exchange, int from) implements Press {}

  /** A thread's floors from floor {@code from} on; {@code thread} is the number of its id. */
  record Floors(long thread, int from) implements Press {}

  /**
   * One floor in full; {@code thread} as in {@link Floors}.
   *
   * @param part of a floor longer than a message, counted from 0
   */
  record Floor(long thread, int floor, int part) implements Press {}

  /** A vote on an exchange. */
  record Vote(long exchange, boolean helpful) implements Press {}

  /** To be told when a post answers an exchange's question. */
  record Tell(long exchange) implements Press {}

  /** To put an admin's file into the knowledge folder, or to forget it. */
  record Keep(long upload, boolean keep) implements Press {}

  /** The data of a button with this press. */
  default String data() {
    return switch (this) {
      case More p -> "m:" + p.exchange + ":" + p.from;
      case Floors p -> "f:" + p.thread + ":" + p.from;
      case Floor p -> "p:" + p.thread + ":" + p.floor + ":" + p.part;
      case Vote p -> "v:" + p.exchange + ":" + (p.helpful ? 1 : 0);
      case Tell p -> "t:" + p.exchange + ":0";
      case Keep p -> "k:" + p.upload + ":" + (p.keep ? 1 : 0);
    };
  }

  /** What {@code data} means; empty when no button of this program has it. */
  static Optional<Press> of(String data) {
    Matcher parts = Form.DATA.matcher(data);
    if (!parts.matches() || parts.group(1).equals("p") != (parts.group(4) != null)) {
      return Optional.empty();
    }
    long row = Long.parseLong(parts.group(2));
    int last = Integer.parseInt(parts.group(3));
    return Optional.of(
        switch (parts.group(1)) {
          case "m" -> new More(row, last);
          case "f" -> new Floors(row, last);
          case "p" -> new Floor(row, last, Integer.parseInt(parts.group(4)));
          case "v" -> new Vote(row, last == 1);
          case "t" -> new Tell(row);
          default -> new Keep(row, last == 1);
        });
  }

  /** The form of the data. */
  final class Form {
    private static final Pattern DATA =
        Pattern.compile("([mfpvtk]):(\\d{1,18}):(\\d{1,9})(?::(\\d{1,9}))?");

    private Form() {}
  }
}
