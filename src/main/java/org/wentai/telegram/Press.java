package org.wentai.telegram;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.store.AlertLane;
import org.wentai.store.Subscription;

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

  /**
   * To subscribe to something.
   *
   * @param name the number of the board's name, the thread's id or the author's name; 0 for all
   */
  record Subscribe(Subscription.Kind kind, long name) implements Press {}

  /** The boards to choose from, from page {@code page} on, counted from 0. */
  record Boards(int page) implements Press {}

  /** To be asked for words to subscribe to. */
  record Words() implements Press {}

  /**
   * Something with one subscription.
   *
   * @param page of the list in which the button stands, counted from 1; 0 below its own message
   */
  record Entry(long subscription, Act act, int page) implements Press {}

  /** What can be done with a subscription. The order stands in buttons: new ones go to the end. */
  enum Act {
    SHOW,
    PAUSE,
    RESUME,
    EDIT,
    DELETE,
    RESTORE,
    WHY
  }

  /** The subscriptions, page {@code page}, counted from 1. */
  record Listing(int page) implements Press {}

  /** To end all subscriptions of the place, or not after all. */
  record DropAll(boolean sure) implements Press {}

  /** How alerts are gathered; {@code at} for a daily digest, in minutes from midnight. */
  record Digest(AlertLane.Digest digest, int at) implements Press {}

  /** Quiet hours, in minutes from midnight; the same twice for none. */
  record Quiet(int from, int to) implements Press {}

  /** Nothing for so many hours; 0 ends it. */
  record Mute(int hours) implements Press {}

  /** Why the message with this button came. */
  record Why() implements Press {}

  /** To forget all of whoever presses, or not after all. */
  record Forget(boolean sure) implements Press {}

  /** To try a message that could not be sent once more, or to drop it; row 0 for all. */
  record Dead(long row, boolean again) implements Press {}

  /** To apply a threshold, in thousandths, or to take the last one back. */
  record Threshold(int permille, boolean undo) implements Press {}

  /** The data of a button with this press. */
  default String data() {
    return switch (this) {
      case More p -> data("m", p.exchange, p.from);
      case Floors p -> data("f", p.thread, p.from);
      case Floor p -> data("p", p.thread, p.floor) + ":" + p.part;
      case Vote p -> data("v", p.exchange, p.helpful ? 1 : 0);
      case Tell p -> data("t", p.exchange, 0);
      case Keep p -> data("k", p.upload, p.keep ? 1 : 0);
      case Subscribe p -> data("s", p.name, p.kind.ordinal());
      case Boards p -> data("b", 0, p.page);
      case Words p -> data("w", 0, 0);
      case Entry p -> data("e", p.subscription, p.act.ordinal()) + ":" + p.page;
      case Listing p -> data("l", 0, p.page);
      case DropAll p -> data("u", 0, p.sure ? 1 : 0);
      case Digest p -> data("d", p.at, p.digest.ordinal());
      case Quiet p -> data("n", p.from, p.to);
      case Mute p -> data("z", 0, p.hours);
      case Why p -> data("y", 0, 0);
      case Forget p -> data("g", 0, p.sure ? 1 : 0);
      case Dead p -> data("x", p.row, p.again ? 1 : 0);
      case Threshold p -> data("c", p.permille, p.undo ? 1 : 0);
    };
  }

  private static String data(String kind, long row, int last) {
    return kind + ":" + row + ":" + last;
  }

  /** What {@code data} means; empty when no button of this program has it. */
  static Optional<Press> of(String data) {
    Matcher parts = Form.DATA.matcher(data);
    if (!parts.matches() || Form.LONG.contains(parts.group(1)) != (parts.group(4) != null)) {
      return Optional.empty();
    }
    long row = Long.parseLong(parts.group(2));
    int last = Integer.parseInt(parts.group(3));
    return switch (parts.group(1)) {
      case "m" -> Optional.of(new More(row, last));
      case "f" -> Optional.of(new Floors(row, last));
      case "p" -> Optional.of(new Floor(row, last, Integer.parseInt(parts.group(4))));
      case "v" -> Optional.of(new Vote(row, last == 1));
      case "t" -> Optional.of(new Tell(row));
      case "k" -> Optional.of(new Keep(row, last == 1));
      case "e" ->
          Form.at(Act.values(), last)
              .map(act -> new Entry(row, act, Integer.parseInt(parts.group(4))));
      case "x" -> last > 1 ? Optional.empty() : Optional.of(new Dead(row, last == 1));
      case "c" ->
          last > 1 || row > Form.WHOLE
              ? Optional.empty()
              : Optional.of(new Threshold((int) row, last == 1));
      default -> ofSubscriptions(parts.group(1), row, last);
    };
  }

  private static Optional<Press> ofSubscriptions(String kind, long row, int last) {
    boolean yes = last == 1;
    return switch (kind) {
      case "s" -> Form.at(Subscription.Kind.values(), last).map(k -> new Subscribe(k, row));
      case "b" -> Optional.of(new Boards(last));
      case "w" -> Optional.of(new Words());
      case "l" -> Optional.of(new Listing(last));
      case "u" -> Optional.of(new DropAll(yes));
      case "d" ->
          Form.at(AlertLane.Digest.values(), last)
              .filter(d -> row < Form.MINUTES)
              .map(d -> new Digest(d, (int) row));
      case "n" ->
          row < Form.MINUTES && last < Form.MINUTES
              ? Optional.of(new Quiet((int) row, last))
              : Optional.empty();
      case "z" -> Optional.of(new Mute(last));
      case "y" -> Optional.of(new Why());
      default -> Optional.of(new Forget(yes));
    };
  }

  /** The form of the data. */
  final class Form {
    private static final Pattern DATA =
        Pattern.compile("([mfpvtksbweludnzygxc]):(\\d{1,18}):(\\d{1,9})(?::(\\d{1,9}))?");
    private static final String LONG = "pe";
    private static final int MINUTES = 24 * 60;
    private static final int WHOLE = 1000;

    private Form() {}

    private static <T> Optional<T> at(T[] values, int place) {
      return place < values.length ? Optional.of(values[place]) : Optional.empty();
    }
  }
}
