package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** What a method of the Bot API does. */
@FunctionalInterface
interface Method {
  /**
   * Carries a call out and returns its result.
   *
   * @throws ApiException where it is refused
   */
  JsonNode call(Parameters params);
}
