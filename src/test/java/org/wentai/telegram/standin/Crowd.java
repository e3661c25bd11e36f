package org.wentai.telegram.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** People in private chats, groups and topics who ask about {@link Facts}. */
final class Crowd {
  private static final long FIRST_USER = 10_001;

  /** Where they meet. */
  private record Place(long chat, OptionalLong thread) {}

  /** A question that was asked. */
  record Asked(int number, long chat, OptionalLong thread, long message, Instant at) {}

  private final Script script;
  private final List<Place> places = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();

  /**
   * @param chats how many: of ten, five private, two groups, one supergroup, two topics of forums
   */
  Crowd(TelegramStandIn standIn, int chats) {
    this.script = standIn.script();
    Places all = standIn.places();
    for (int i = 0; i < chats; i++) {
      long user = FIRST_USER + i;
      switch (i % 10) {
        case 5, 6 -> place(all.group(-20_000L - i, "群" + i), OptionalLong.empty());
        case 7 -> place(all.supergroup(-1_000_000_000_000L - i, "大群" + i), OptionalLong.empty());
        case 8, 9 -> {
          long forum = all.forum(-1_000_000_500_000L - i, "论坛" + i);
          place(forum, OptionalLong.of(all.topic(forum, "话题")));
        }
        default -> place(all.user(user, "甲" + i, "zh-hans"), OptionalLong.empty());
      }
    }
  }

  private void place(long chat, OptionalLong thread) {
    places.add(new Place(chat, thread));
  }

  /** Somebody asks the next question, in the next chat. */
  Asked ask() {
    int number = asked.size();
    Place place = places.get(number % places.size());
    String question = Facts.question(number);
    boolean isPrivate = place.chat() > 0;
    // In a group each question is another member's, so that nobody asks too often.
    long user = isPrivate ? place.chat() : 50_001 + number;
    String text =
        isPrivate
            ? question
            : number % 2 == 0
                ? "/ask@" + TelegramStandIn.USERNAME + " " + question
                : "@" + TelegramStandIn.USERNAME + "，" + question;
    Saying saying = Saying.of(user, place.chat(), text);
    long message =
        script.say(place.thread().isPresent() ? saying.in(place.thread().getAsLong()) : saying);
    Asked one = new Asked(number, place.chat(), place.thread(), message, Instant.now());
    asked.add(one);
    return one;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }
}
