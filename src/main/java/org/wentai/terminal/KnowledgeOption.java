package org.wentai.terminal;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --knowledge DIR}: another folder than the configured one. */
final class KnowledgeOption {
  @Option(names = "--knowledge", paramLabel = "DIR", descriptionKey = "option.knowledge")
  private @Nullable Path folder;

  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }
}
