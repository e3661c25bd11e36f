package org.wentai.alert;

/** Ends the reading of words that cannot be looked for. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient WordsRefusal why;

  RefusedException(WordsRefusal why) {
    super(why.toString(), null, false, false);
    this.why = why;
  }

  WordsRefusal why() {
    return why;
  }
}
