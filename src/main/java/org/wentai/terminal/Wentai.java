package org.wentai.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wentai.chat.Language;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code wentai}: without a subcommand it opens the chat. */
@Command(
    name = "wentai",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Wentai.Version.class)
public final class Wentai implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Consumer<Settings> configured;

  @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT)
  private @Nullable Path config;

  @Option(names = "--verbose", scope = ScopeType.INHERIT)
  private boolean verbose;

  private Wentai(Surroundings surroundings, Consumer<Settings> configured) {
    this.surroundings = surroundings;
    this.configured = configured;
  }

  /**
   * Runs a command line.
   *
   * @param args the words after {@code wentai}
   * @param configured told the settings as soon as they are read, before any work
   * @return one of {@link ExitStatus}
   */
  public static int run(String[] args, Surroundings surroundings, Consumer<Settings> configured) {
    return run(args, surroundings, configured, root -> List.of());
  }

  /**
   * Runs a command line, which may also name a command from outside this package.
   *
   * @param further makes those commands, with picocli's annotations, of the root command
   */
  public static int run(
      String[] args,
      Surroundings surroundings,
      Consumer<Settings> configured,
      Function<Wentai, List<Object>> further) {
    Wentai root = new Wentai(surroundings, configured);
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new ChatCommand(root))
        .addSubcommand(new AskCommand(root))
        .addSubcommand(new IndexCommand(root))
        .addSubcommand(new ShowCommand(root))
        .addSubcommand(new EvalCommand(root))
        .addSubcommand(new CalibrateCommand(root))
        .addSubcommand(new FitCommand(root))
        .addSubcommand(new DoctorCommand(root))
        .addSubcommand(CrawlCommand.line(root))
        .addSubcommand(new BackupCommand(root))
        .addSubcommand(new RestoreCommand(root))
        .addSubcommand(BenchCommand.line(root));
    further.apply(root).forEach(line::addSubcommand);
    Errors errors = new Errors(surroundings.err(), () -> root.verbose);
    line.setResourceBundle(Locales.usage(surroundings.environment()));
    line.setUsageHelpAutoWidth(false);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setOut(Locales.writer(surroundings.out()));
    line.setErr(Locales.writer(surroundings.err()));
    line.setParameterExceptionHandler(errors::usage);
    line.setExecutionExceptionHandler(errors::failed);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    int status = line.execute(args);
    surroundings.out().flush();
    surroundings.err().flush();
    return status;
  }

  @Override
  public Integer call() {
    return new ChatCommand(this).call();
  }

  /** What the command runs in. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /**
   * What a command from outside this package works with.
   *
   * @param language the language for whoever started it
   * @param knowledge opens the configured knowledge, and builds its index when there is none or the
   *     folder changed, as the chat does
   */
  public record Started(Settings settings, Language language, Supplier<KnowledgeBase> knowledge) {}

  /** Reads the settings and makes them known. */
  public Started start() {
    Session session = session();
    return new Started(session.settings(), session.language(), session::servingKnowledge);
  }

  boolean verbose() {
    return verbose;
  }

  /** The file named with {@code --config}, from where the user stands. */
  Optional<Path> config() {
    return Optional.ofNullable(config).map(surroundings.directory()::resolve);
  }

  /** Reads the settings and makes them known. */
  Session session() {
    Session session = Session.start(surroundings, config());
    configured.accept(session.settings());
    return session;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Wentai.class.getPackage().getImplementationVersion();
      return new String[] {"wentai " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
