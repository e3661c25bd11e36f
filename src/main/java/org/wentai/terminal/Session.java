package org.wentai.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.answer.Answerer;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.index.BuildReport.VectorsChoice;
import org.wentai.index.VectorsReport;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.KnowledgeBase.State;
import org.wentai.knowledge.Refresh;
import org.wentai.settings.Settings;
import org.wentai.settings.SettingsReader;
import org.wentai.store.Store;
import org.wentai.store.StoreAddress;
import org.wentai.store.StoreException;
import org.wentai.terminal.Surroundings.Stream;

/**
 * What a command works with: settings, language, colours, and the knowledge.
 *
 * @param settings all settings
 * @param language the language for people
 */
record Session(Surroundings surroundings, Settings settings, Language language) {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int PROBLEMS_SHOWN = 3;

  static Session start(Surroundings surroundings, Optional<Path> config) {
    Settings settings =
        new SettingsReader(surroundings.home(), surroundings.environment()).read(config);
    Language language = Locales.of(settings.language(), surroundings.environment());
    return new Session(surroundings, settings, language);
  }

  Session speaking(Optional<Language> wanted) {
    return new Session(surroundings, settings, wanted.orElse(language));
  }

  Ink ink(Stream stream) {
    return Ink.of(settings.colour(), surroundings.isTerminal(stream), surroundings.environment());
  }

  Answerer answerer() {
    return new Answerer(settings.answer());
  }

  /** The knowledge base over {@code folder}, or over the configured folder; nothing is built. */
  KnowledgeBase knowledge(Optional<Path> folder) {
    KnowledgeBase knowledge = alone(folder);
    if (knowledge.hasLive()) {
      follow(knowledge);
    }
    return knowledge;
  }

  /** Has those that ask look for posts of live sites, which this process will read. */
  void expectLive() {
    try (KnowledgeBase knowledge = alone(Optional.empty())) {
      knowledge.expectLive();
    }
  }

  private KnowledgeBase alone(Optional<Path> folder) {
    Path chosen = folder.map(surroundings.directory()::resolve).orElse(settings.knowledge());
    return KnowledgeBase.open(
        chosen.normalize(), settings.data(), settings.zone(), settings.index());
  }

  /** With live threads; opening the database costs time, so only who may want it pays. */
  private void follow(KnowledgeBase knowledge) {
    try {
      knowledge.followOwn(Store.open(settings.store()));
    } catch (StoreException e) {
      LOG.warn("Posts of live sites cannot be read, only those in the index: {}", e.getMessage());
    }
  }

  /** As {@link #knowledge}, with its index built when there is none or the folder changed. */
  KnowledgeBase freshKnowledge(Optional<Path> folder) {
    return builtKnowledge(
        knowledge(folder),
        EnumSet.of(State.MISSING, State.STALE),
        () -> tell("index.vectors.waiting"));
  }

  /** As {@link #knowledge}, with its index built when there is none. */
  KnowledgeBase servingKnowledge() {
    KnowledgeBase knowledge = alone(Optional.empty());
    if (knowledge.hasLive() || hasStore()) {
      follow(knowledge);
    }
    return builtKnowledge(
        knowledge, EnumSet.of(State.MISSING), () -> tell("index.vectors.waiting"));
  }

  private boolean hasStore() {
    return switch (settings.store()) {
      case StoreAddress.Embedded embedded -> Files.exists(embedded.file());
      case StoreAddress.Postgres server -> true;
    };
  }

  private KnowledgeBase builtKnowledge(KnowledgeBase knowledge, Set<State> when, Runnable byWords) {
    try {
      boolean behind = knowledge.farBehind();
      State state = behind ? State.STALE : knowledge.state();
      if (behind || when.contains(state)) {
        tell(key(state, behind), knowledge.folder());
        Refresh refresh = build(knowledge);
        summarize(refresh);
        if (refresh.built().why() == VectorsChoice.BEHIND) {
          byWords.run();
        }
      }
      return knowledge;
    } catch (RuntimeException e) {
      knowledge.close();
      throw e;
    }
  }

  private static String key(State state, boolean behind) {
    return behind ? "index.behind" : state == State.MISSING ? "index.first" : "index.changed";
  }

  /**
   * As {@link #freshKnowledge}, with vectors where the settings want them, however long it takes.
   */
  KnowledgeBase wholeKnowledge(Optional<Path> folder) {
    KnowledgeBase knowledge =
        builtKnowledge(knowledge(folder), EnumSet.of(State.MISSING, State.STALE), () -> {});
    try {
      addVectors(knowledge);
      return knowledge;
    } catch (RuntimeException e) {
      knowledge.close();
      throw e;
    }
  }

  /** Has what serves by words serve with vectors, where the settings want them. */
  void addVectors(KnowledgeBase knowledge) {
    if (!knowledge.wantsVectors()) {
      return;
    }
    tell("index.vectors.adding");
    ProgressLine progress = progressLine();
    VectorsReport report;
    try {
      report = knowledge.addVectors(progress, false, () -> false);
    } finally {
      progress.clear();
    }
    switch (report.outcome()) {
      case ADDED ->
          tell("index.vectors.added", report.embedded(), report.reused(), seconds(report.took()));
      case NO_MODEL -> tell("index.why.no_model");
      case BUSY, STOPPED -> tell("index.vectors.busy");
      case NOT_WANTED -> {
        // Another process was quicker.
      }
    }
  }

  private ProgressLine progressLine() {
    return new ProgressLine(surroundings.err(), surroundings.isTerminal(Stream.ERR), messages());
  }

  Refresh build(KnowledgeBase knowledge) {
    ProgressLine progress = progressLine();
    try {
      return knowledge.build(progress);
    } finally {
      progress.clear();
    }
  }

  private void summarize(Refresh refresh) {
    tell(
        "index.done",
        refresh.read().threads(),
        refresh.read().posts(),
        seconds(refresh.built().took()));
    refresh.read().problems().stream()
        .limit(PROBLEMS_SHOWN)
        .forEach(problem -> surroundings.err().println("  " + Clean.of(problem.message())));
    long more = refresh.read().problems().size() - PROBLEMS_SHOWN;
    if (more > 0) {
      tell("index.problems", more);
    }
  }

  static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f", took.toNanos() / 1e9);
  }

  /** Says a message on standard error. */
  void tell(String key, Object... values) {
    surroundings.err().println(messages().say(key, values));
  }

  Messages messages() {
    return Messages.of("org.wentai.terminal.messages", language);
  }
}
