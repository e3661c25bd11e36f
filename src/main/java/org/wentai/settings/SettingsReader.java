package org.wentai.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;
import org.wentai.settings.Value.Kind;

/** Reads the settings from the file and the environment, which comes first. */
public final class SettingsReader {
  /** Variables of the launcher, which are no settings. */
  private static final Set<String> LAUNCHER =
      Set.of("WENTAI_HOME", "WENTAI_JAVA_HOME", "WENTAI_JAVA_OPTS");

  /** Variables of secrets, which stand in no file. */
  private static final Set<String> SECRETS = Set.of(StoreKey.PASSWORD);

  /** The name that Telegram's other tools know it by. */
  private static final String TELEGRAM_API_URL = "TELEGRAM_API_URL";

  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param home the folder that holds {@code config/}; relative folders in settings start here
   * @param environment the environment's variables
   */
  public SettingsReader(Path home, Map<String, String> environment) {
    this.home = home.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  /** Where the settings file lies when no other is named. */
  public Path usualFile() {
    return home.resolve("config").resolve("wentai.yaml");
  }

  /**
   * The settings.
   *
   * @param file the file somebody named; empty for the usual one, which need not exist
   * @throws SettingsException when the file cannot be read, or it or the environment is wrong
   */
  public Settings read(Optional<Path> file) {
    Path source = file.orElse(usualFile());
    String text = text(source, file);
    Map<Key, Value> written = new HashMap<>(YamlFile.read(text, shown(source)));
    written.putAll(fromEnvironment());
    Values values = new Values(written, home, environment);
    return Settings.from(values, SitesReader.read(text, shown(source), values.zone(Key.SITE_ZONE)));
  }

  private String text(Path source, Optional<Path> named) {
    try {
      return Files.readString(source);
    } catch (NoSuchFileException e) {
      if (named.isEmpty()) {
        return "";
      }
      throw new SettingsException(
          shown(source) + " does not exist; give --config a file that does, or leave it out");
    } catch (CharacterCodingException e) {
      throw new SettingsException(shown(source) + " is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new SettingsException(
          shown(source)
              + " cannot be read; check that it is a file and"
              + " that you may read it ("
              + e.getMessage()
              + ")");
    }
  }

  private String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(home) ? home.relativize(absolute).toString() : file.toString();
  }

  private Map<Key, Value> fromEnvironment() {
    Map<Key, Value> values = new HashMap<>();
    take(values, Key.TELEGRAM_API_URL, TELEGRAM_API_URL);
    for (Key key : Key.values()) {
      take(values, key, key.variable());
    }
    new TreeMap<>(environment)
        .keySet().stream().filter(SettingsReader::unknown).forEach(SettingsReader::refuse);
    return values;
  }

  private void take(Map<Key, Value> values, Key key, String variable) {
    String text = environment.get(variable);
    if (text != null) {
      values.put(key, new Value(text.strip(), Kind.VARIABLE, "environment variable " + variable));
    }
  }

  private static boolean unknown(String variable) {
    return variable.startsWith("WENTAI_")
        && !LAUNCHER.contains(variable)
        && !SECRETS.contains(variable)
        && !Key.variables().contains(variable);
  }

  /**
   * A slip is refused; a far-off name may be another tool's (a container link), and is only told.
   */
  private static void refuse(String variable) {
    Optional<String> meant = Likeness.nearest(variable, Key.variables());
    if (meant.isPresent()) {
      throw new SettingsException(
          "environment variable "
              + variable
              + " is no setting; did you mean "
              + meant.get()
              + "? Else unset it");
    }
    LoggerFactory.getLogger(SettingsReader.class)
        .warn("environment variable {} is no setting of Wentai and is ignored", variable);
  }
}
