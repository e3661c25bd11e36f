package org.wentai.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.store.Subscription;

/** What the message of a pressed button shows, told by all of its buttons. */
final class PressedMessage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PressedMessage() {}

  /**
   * Whether it shows floors of thread {@code thread} and nothing else: an answer has buttons for
   * votes too, a list of threads has buttons of several, an alert one that tells why it came.
   */
  static boolean showsFloorsOf(long thread, String update) {
    List<Optional<Press>> buttons = buttons(update);
    return buttons.stream()
            .anyMatch(
                b ->
                    b.filter(p -> p instanceof Press.Floors || p instanceof Press.Floor)
                        .isPresent())
        && buttons.stream()
            .allMatch(
                button ->
                    button
                        .filter(
                            press ->
                                press instanceof Press.Floors page && page.thread() == thread
                                    || press instanceof Press.Subscribe one
                                        && one.kind() == Subscription.Kind.THREAD
                                    || press instanceof Press.Floor floor
                                        && floor.thread() == thread)
                        .isPresent());
  }

  /** Whether it shows subscriptions, or how alerts come, and nothing else. */
  static boolean isAboutSubscriptions(String update) {
    List<Optional<Press>> buttons = buttons(update);
    return buttons.stream().allMatch(b -> b.filter(PressedMessage::isOfSubscriptions).isPresent())
        && buttons.stream().anyMatch(b -> b.filter(p -> !(p instanceof Press.Tell)).isPresent());
  }

  private static boolean isOfSubscriptions(Press press) {
    return switch (press) {
      case Press.Subscribe p -> true;
      case Press.Boards p -> true;
      case Press.Words p -> true;
      case Press.Tell p -> true;
      case Press.Entry p -> true;
      case Press.Listing p -> true;
      case Press.DropAll p -> true;
      case Press.Digest p -> true;
      case Press.Quiet p -> true;
      case Press.Mute p -> true;
      default -> false;
    };
  }

  private static List<Optional<Press>> buttons(String update) {
    JsonNode markup = tree(update).at("/callback_query/message/reply_markup/inline_keyboard");
    List<Optional<Press>> buttons = new ArrayList<>();
    markup.forEach(
        row -> row.forEach(button -> buttons.add(Press.of(button.path("callback_data").asText()))));
    return buttons;
  }

  private static JsonNode tree(String update) {
    try {
      return JSON.readTree(update);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an update is not JSON", e);
    }
  }
}
