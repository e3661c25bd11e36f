package org.wentai.settings;

/** A setting that is refused; the message is one sentence with the key, its place and the mend. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
