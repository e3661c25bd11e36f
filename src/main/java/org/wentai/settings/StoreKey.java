package org.wentai.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.wentai.settings.Value.Kind;
import org.wentai.store.StoreAddress;

/**
 * Reads {@code store.address}. Whatever is wrong with it, the message does not show what was
 * written: a password may stand in it.
 */
final class StoreKey {
  /** The variable that may hold the password, where the address has none. */
  static final String PASSWORD = "WENTAI_STORE_PASSWORD";

  private StoreKey() {}

  /**
   * The address.
   *
   * @param data where the embedded database lies, when no address is given
   */
  static StoreAddress address(Values values, Path data) {
    String text = values.text(Key.STORE_ADDRESS).strip();
    if (text.isEmpty()) {
      return new StoreAddress.Embedded(data.resolve("wentai.db"));
    }
    Value written = values.scalar(Key.STORE_ADDRESS);
    StoreAddress.Postgres address =
        StoreAddress.Postgres.parse(text)
            .orElseThrow(
                () ->
                    refused(
                        written,
                        "is no address of a database; give one such as " + StoreAddress.FORM));
    if (address.hasPassword() && written.kind() != Kind.VARIABLE) {
      throw refused(
          written,
          "has a password in it, which must not stand in a file; take it out there and give it in"
              + " the environment variable "
              + PASSWORD);
    }
    Optional<Secret> password = values.secret(PASSWORD);
    return password.isPresent() ? address.with(password.get().reveal()) : address;
  }

  private static SettingsException refused(Value written, String why) {
    return new SettingsException(written.place() + ": " + Key.STORE_ADDRESS.path() + " " + why);
  }
}
