package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.store.Exchange;
import org.wentai.telegram.HandlerBench.Said;

/** What tests of the handler share: posts indexed once for the class, a bench for each test. */
abstract class HandlerCase {
  static final String OPENS = "老街停车场什么时候开放？";

  @TempDir static Path posts;
  static KnowledgeBase knowledge;
  @TempDir Path home;
  HandlerBench bench;

  @BeforeAll
  static void index() {
    knowledge = HandlerBench.indexed(posts);
  }

  @AfterAll
  static void close() {
    knowledge.close();
  }

  @BeforeEach
  void begin() {
    bench = new HandlerBench(home, knowledge);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  /** The one message that {@code update} leads to. */
  Said one(ObjectNode update) {
    List<Said> said = bench.handle(update);
    assertThat(said).hasSize(1);
    return said.getFirst();
  }

  /**
   * The message that {@code update} leads to at once, where work goes on aside.
   *
   * @param edits gets what that work wrote already
   */
  Said begun(ObjectNode update, List<Said> edits) {
    List<Said> said = bench.handle(update);
    assertThat(said).isNotEmpty();
    edits.addAll(said.subList(1, said.size()));
    return said.getFirst();
  }

  Exchange exchange(long chat, long message) {
    return bench.exchange(chat, message).orElseThrow();
  }
}
