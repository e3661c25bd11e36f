package org.wentai.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The entities of a text, as far as the bot needs them: mentions that carry a user instead of a
 * username, and code and links, in which a name or a slash calls nobody.
 *
 * @param users mentions of users by their ids
 * @param quiet code and links
 */
record Entities(List<User> users, List<Place> quiet) {
  static final Entities NONE = new Entities(List.of(), List.of());

  private static final Set<String> QUIET = Set.of("code", "pre", "url", "email");

  /** A place in a text, half open, in UTF-16 units. */
  record Place(int start, int end) {
    private boolean contains(Place other) {
      return start <= other.start && other.end <= end;
    }
  }

  /** A mention of a user by id. */
  record User(Place place, long id, boolean isBot) {}

  /** Those of {@code entities} that fit a text of {@code length} units; others are passed over. */
  static Entities of(List<Fields> entities, int length) {
    List<User> users = new ArrayList<>();
    List<Place> quiet = new ArrayList<>();
    for (Fields entity : entities) {
      try {
        String type = entity.needText("type");
        Optional<Place> place = place(entity, length);
        if (place.isPresent() && QUIET.contains(type)) {
          quiet.add(place.get());
        } else if (place.isPresent() && type.equals("text_mention")) {
          Fields user = entity.needObject("user");
          users.add(new User(place.get(), user.needNumber("id"), user.is("is_bot")));
        }
      } catch (IllegalArgumentException e) {
        // An entity only adds to a text, which says by itself what is asked.
        continue;
      }
    }
    return new Entities(List.copyOf(users), List.copyOf(quiet));
  }

  private static Optional<Place> place(Fields entity, int length) {
    long start = entity.needNumber("offset");
    long size = entity.needNumber("length");
    return start >= 0 && size > 0 && size <= length && start <= length - size
        ? Optional.of(new Place((int) start, (int) (start + size)))
        : Optional.empty();
  }

  boolean quietAt(Place place) {
    return quiet.stream().anyMatch(q -> q.contains(place));
  }
}
