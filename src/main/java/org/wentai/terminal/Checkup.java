package org.wentai.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.wentai.index.EmbeddingCheck;
import org.wentai.index.GenerationInfo;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexStatus;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.source.ReadReport;
import org.wentai.terminal.Finding.Level;

/** Checks the machine, the folders and the index. */
final class Checkup {
  private static final int JAVA = 21;
  private static final long MEBIBYTE = 1 << 20;
  private static final long HEAP_WANTED = 256;
  private static final long DISK_WANTED = 200;

  private final Session session;
  private final Optional<Path> folder;

  Checkup(Session session, Optional<Path> folder) {
    this.session = session;
    this.folder = folder;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory());
    findings.add(guard("data", this::data));
    if (findings.getLast().level() == Level.FAIL) {
      return findings;
    }
    try (KnowledgeBase knowledge = session.knowledge(folder)) {
      findings.add(guard("knowledge", () -> knowledge(knowledge)));
      findings.add(guard("index", () -> index(knowledge)));
      findings.add(guard("model", () -> model(knowledge)));
    } catch (RuntimeException e) {
      findings.add(new Finding("knowledge", Level.FAIL, Errors.message(e)));
    }
    return findings;
  }

  private static Finding guard(String what, Supplier<Finding> check) {
    try {
      return check.get();
    } catch (RuntimeException | LinkageError e) {
      return new Finding(what, Level.FAIL, Errors.message(e));
    }
  }

  private Finding java() {
    String version = System.getProperty("java.version") + ", " + System.getProperty("java.home");
    return Runtime.version().feature() >= JAVA
        ? new Finding("java", Level.OK, version)
        : new Finding("java", Level.FAIL, version + "; install a JDK of version 21 or newer");
  }

  private Finding memory() {
    long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
    String says = session.messages().say("doctor.memory", heap);
    return heap >= HEAP_WANTED
        ? new Finding("memory", Level.OK, says)
        : new Finding(
            "memory", Level.WARN, says + session.messages().say("doctor.memory.mend", HEAP_WANTED));
  }

  private Finding data() {
    Path data = session.settings().data();
    try {
      Files.createDirectories(data);
      Path probe = Files.createTempFile(data, "doctor", ".tmp");
      Files.delete(probe);
      long free = Files.getFileStore(data).getUsableSpace() / MEBIBYTE;
      String says = session.messages().say("doctor.data", data, free);
      return free >= DISK_WANTED
          ? new Finding("data", Level.OK, says)
          : new Finding("data", Level.WARN, says + session.messages().say("doctor.data.full"));
    } catch (IOException e) {
      return new Finding("data", Level.FAIL, session.messages().say("doctor.data.mend", data));
    }
  }

  private Finding knowledge(KnowledgeBase knowledge) {
    ReadReport read = knowledge.check();
    String says =
        session
            .messages()
            .say(
                "doctor.knowledge", knowledge.folder(), read.files(), read.threads(), read.posts());
    if (read.threads() == 0) {
      return new Finding(
          "knowledge", Level.FAIL, says + session.messages().say("doctor.knowledge.empty"));
    }
    if (!read.clean()) {
      String first = read.problems().getFirst().message();
      long count = read.errors() + read.warnings();
      return new Finding(
          "knowledge",
          Level.WARN,
          says + session.messages().say("doctor.knowledge.mend", count, first));
    }
    return new Finding("knowledge", Level.OK, says);
  }

  private Finding index(KnowledgeBase knowledge) {
    IndexStatus status = knowledge.status();
    if (status.problem().isPresent()) {
      return new Finding("index", Level.WARN, status.problem().get());
    }
    if (status.serving().isEmpty() || knowledge.state() == KnowledgeBase.State.MISSING) {
      return new Finding("index", Level.WARN, session.messages().say("doctor.index.none"));
    }
    if (knowledge.state() == KnowledgeBase.State.STALE) {
      return new Finding("index", Level.WARN, session.messages().say("doctor.index.stale"));
    }
    GenerationInfo info = status.serving().get();
    String says =
        session
            .messages()
            .say("doctor.index", info.name(), info.threads(), info.passages(), knowledge.place());
    boolean wordsOnly = !info.vectors() && vectorsWanted();
    return wordsOnly
        ? new Finding("index", Level.WARN, says + session.messages().say("doctor.index.words"))
        : new Finding("index", Level.OK, says);
  }

  private boolean vectorsWanted() {
    return session.settings().index().vectors() != IndexSettings.Vectors.OFF;
  }

  /** Without its model the program goes on by words, unless the settings insist on vectors. */
  private Finding model(KnowledgeBase knowledge) {
    if (!vectorsWanted()) {
      return new Finding("model", Level.OK, session.messages().say("doctor.model.off"));
    }
    EmbeddingCheck check = knowledge.checkEmbedding();
    String millis = String.valueOf(check.took().toMillis());
    if (check.works()) {
      return new Finding(
          "model", Level.OK, session.messages().say("doctor.model", check.model(), millis));
    }
    boolean insisted = session.settings().index().vectors() == IndexSettings.Vectors.ON;
    return new Finding(
        "model",
        insisted ? Level.FAIL : Level.WARN,
        session.messages().say("doctor.model.mend", check.model(), check.problem()));
  }
}
