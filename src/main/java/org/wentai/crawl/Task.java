package org.wentai.crawl;

import java.util.Optional;
import org.wentai.source.Looked.Trouble;

/** One step that can be done now, of one request or few. */
@FunctionalInterface
interface Task {
  /** Does it; the trouble that it met, where that is one of the whole site. */
  Optional<Trouble<?>> run();
}
