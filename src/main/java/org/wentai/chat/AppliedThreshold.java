package org.wentai.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * A threshold that an admin put in the place of the settings' one.
 *
 * @param value least confidence of an answer, 0 to 1
 * @param model the weights whose confidences it was chosen for
 * @param at when it was put there
 * @param who the admin's user id; 0 for whoever sat at the terminal
 * @param before the one that held before it; empty for the settings' one
 */
public record AppliedThreshold(
    double value, String model, Instant at, long who, Optional<Double> before) {

  /** As a mark of the store, which {@link #read} reads. */
  String written() {
    String earlier = before.map(String::valueOf).orElse("-");
    return value + " " + model + " " + at.toEpochMilli() + " " + who + " " + earlier;
  }

  /** What {@link #written} wrote; empty when it is not of that form. */
  static Optional<AppliedThreshold> read(String mark) {
    String[] parts = mark.split(" ", -1);
    try {
      return parts.length != 5
          ? Optional.empty()
          : Optional.of(
              new AppliedThreshold(
                  Double.parseDouble(parts[0]),
                  parts[1],
                  Instant.ofEpochMilli(Long.parseLong(parts[2])),
                  Long.parseLong(parts[3]),
                  parts[4].equals("-")
                      ? Optional.empty()
                      : Optional.of(Double.valueOf(parts[4]))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
