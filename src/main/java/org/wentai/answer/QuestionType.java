package org.wentai.answer;

/**
 * What a question asks for, the more telling first: of several in one question the first counts.
 */
enum QuestionType {
  DEFINITION,
  MONEY,
  DURATION,
  TIME,
  PERSON,
  PLACE,
  LIST,
  NUMBER,
  REASON,
  MANNER,
  THING,
  YESNO,
  /** No question word: keywords, or an English question's translation without one. */
  KEYWORDS
}
