package org.wentai.chat;

import org.wentai.forum.RecordField;

/** What people call floors and records: 楼主, 沙发, 板凳, 地板, 5楼. */
public final class FloorName {
  private FloorName() {}

  /** The name of {@code floor}, which counts from 1. */
  public static String of(int floor, Language language) {
    Messages messages = Messages.ofChat(language);
    return floor <= 4 ? messages.say("floor." + floor) : messages.say("floor.n", floor);
  }

  /** What {@code field} is called. */
  public static String of(RecordField field, Language language) {
    return Messages.ofChat(language).say("field." + field.key());
  }
}
