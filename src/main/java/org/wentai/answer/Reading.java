package org.wentai.answer;

import org.wentai.index.Generation;
import org.wentai.text.Folding;

/**
 * A question made ready to be answered.
 *
 * @param asked as it was asked
 * @param standalone filled in from the turn before
 * @param understood taken apart, in Chinese
 */
record Reading(Question asked, String standalone, Understood understood) {
  static Reading of(Question asked, Generation posts) {
    String standalone = FollowUp.standalone(asked.text().strip(), asked.last());
    String chinese =
        English.is(standalone) ? English.toChinese(standalone, posts::idf) : standalone;
    return new Reading(asked, standalone, Understood.of(chinese, posts::idf));
  }

  /** The question as asked, standing on its own, folded; English stays English. */
  String folded() {
    return Folding.fold(standalone);
  }
}
