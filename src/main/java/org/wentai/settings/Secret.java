package org.wentai.settings;

import java.util.Map;
import java.util.Optional;

/** A secret of the environment, which does not show when printed. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** The variable {@code name} of {@code environment}, where it is set and not blank. */
  public static Optional<Secret> of(String name, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .map(Secret::new);
  }

  /** The secret itself, for the call that needs it; never for a message. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
