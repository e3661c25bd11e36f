package org.wentai.telegram.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.wentai.telegram.standin.TrialForum.Board;
import org.wentai.telegram.standin.TrialForum.Member;

/** People in private chats, supergroups and topics who subscribe to what is new in a forum. */
final class AlertCrowd {
  private static final long FIRST_USER = 30_001;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String QUESTION = "夜间草坪喷灌几点关闭？";

  /** What answers the question that one of them leaves standing. */
  static final String ANSWER = "夜间草坪喷灌晚上十一点关闭，早上五点再开。";

  private final TelegramStandIn standIn;
  private final List<Subscriber> subscribers = new ArrayList<>();

  /**
   * @param chats how many: of five, two private, one supergroup, two topics of a forum
   * @param thread one that is there before the bot starts
   */
  AlertCrowd(
      TelegramStandIn standIn, int chats, List<Board> boards, List<Member> members, long thread) {
    this.standIn = standIn;
    List<Board> open = boards.stream().filter(Board::guests).toList();
    Places places = standIn.places();
    for (int i = 0; i < chats; i++) {
      List<Wanted> wanted = wanted(i, open, members, thread);
      switch (i % 5) {
        case 2 -> place(places.supergroup(-1_000_000_000_000L - i, "群" + i), wanted);
        case 3, 4 -> {
          long forum = places.forum(-1_000_000_500_000L - i, "论坛" + i);
          long topic = places.topic(forum, "话题");
          subscribers.add(new Subscriber(forum, OptionalLong.of(topic), wanted));
        }
        default -> place(places.user(FIRST_USER + i, "甲" + i, "zh-hans"), wanted);
      }
    }
  }

  private void place(long chat, List<Wanted> wanted) {
    subscribers.add(new Subscriber(chat, OptionalLong.empty(), wanted));
  }

  private static List<Wanted> wanted(int i, List<Board> open, List<Member> members, long thread) {
    Wanted parking = new Wanted.Words("停车 OR 车位", Set.of(ForumTopic.PARKING));
    Wanted author = new Wanted.By(members.get(i % members.size()).name());
    Board board = open.get(i % open.size());
    Wanted inBoard = new Wanted.InBoard(board.fid(), board.name());
    return switch (i % 8) {
      case 0 -> List.of(new Wanted.All());
      case 1 -> List.of(inBoard);
      case 2 -> List.of(new Wanted.InThread(thread));
      case 3 -> List.of(author);
      case 4 -> List.of(parking);
      case 5 -> List.of(new Wanted.Words("\"电动车充电\"", Set.of(ForumTopic.CHARGING)));
      case 6 -> List.of(new Wanted.Words("电梯 NOT 维修", Set.of(ForumTopic.LIFT)));
      default -> List.of(inBoard, author, parking, new Wanted.InThread(thread));
    };
  }

  List<Subscriber> subscribers() {
    return List.copyOf(subscribers);
  }

  /**
   * Subscribes them all, and waits for the bot's word on each.
   *
   * @param count how many subscriptions the bot has
   * @return the commands that led to none, with the bot's words
   */
  List<String> subscribe(LongSupplier count) {
    List<String> unanswered = new ArrayList<>();
    for (Subscriber subscriber : subscribers) {
      for (Wanted wanted : subscriber.wanted()) {
        long before = count.getAsLong();
        if (!said(subscriber, wanted) || count.getAsLong() == before) {
          long chat = subscriber.chat();
          String words = standIn.sent(chat).stream().map(Posted::text).toList().toString();
          unanswered.add(chat + ": /subscribe " + wanted.words() + ": " + words);
        }
      }
    }
    return unanswered;
  }

  private boolean said(Subscriber subscriber, Wanted wanted) {
    long chat = subscriber.chat();
    boolean isPrivate = chat > 0;
    String command = isPrivate ? "/subscribe " : "/subscribe@" + TelegramStandIn.USERNAME + " ";
    Saying saying = Saying.of(isPrivate ? chat : FIRST_USER, chat, command + wanted.words());
    if (subscriber.thread().isPresent()) {
      saying = saying.in(subscriber.thread().getAsLong());
    }
    int before = standIn.sent(chat).size();
    standIn.script().say(isPrivate ? saying : saying.anonymously());
    return answered(chat, before);
  }

  private boolean answered(long chat, int before) {
    try {
      standIn.await(PATIENCE, () -> standIn.sent(chat).stream().skip(before).findFirst());
      return true;
    } catch (AssertionError late) {
      return false;
    }
  }

  /** Somebody asks what no post answers, and leaves the question standing; their chat. */
  Optional<Long> leaveQuestion() {
    long chat = standIn.places().user(FIRST_USER + 5_000, "问者", "zh-hans");
    standIn.script().say(chat, chat, QUESTION);
    if (!answered(chat, 0)) {
      return Optional.empty();
    }
    Posted reply = standIn.sent(chat).getLast();
    return reply
        .button("告诉我")
        .map(
            b -> {
              standIn.script().press(chat, chat, reply.id(), b.text());
              return chat;
            });
  }
}
