package org.wentai.telegram;

import java.util.Optional;
import org.wentai.index.GenerationInfo;
import org.wentai.knowledge.KnowledgeBase;

/** The figures of the serving generation. */
final class KnowledgeFigures {
  private KnowledgeFigures() {}

  static void register(Metrics metrics, KnowledgeBase knowledge) {
    metrics.gauge(
        "wentai.knowledge.generation",
        "The number of the serving generation",
        () -> knowledge.serving().map(KnowledgeFigures::number).orElse(Double.NaN));
    metrics.info(
        "wentai.knowledge.serving",
        "The name of the serving generation",
        "generation",
        () -> knowledge.serving().map(GenerationInfo::name));
    metrics.gauge(
        "wentai.knowledge.threads",
        "Threads that are served",
        () -> figure(knowledge.serving().map(GenerationInfo::threads)));
    metrics.gauge(
        "wentai.knowledge.posts",
        "Posts that are served",
        () -> figure(knowledge.serving().map(GenerationInfo::posts)));
  }

  /** {@code gen-000012} is the 12th. */
  private static double number(GenerationInfo info) {
    String digits = info.name().replaceAll("\\D", "");
    return digits.isEmpty() ? Double.NaN : Double.parseDouble(digits);
  }

  private static double figure(Optional<Long> value) {
    return value.map(Long::doubleValue).orElse(Double.NaN);
  }
}
