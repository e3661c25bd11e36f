package org.wentai.index;

/**
 * A sentence read back from the words index, to be embedded.
 *
 * @param thread its thread's id
 * @param floor its post's floor
 * @param passage its passage's place in the order of reading
 * @param text its words, as embedded
 */
record StoredSentence(String thread, int floor, int passage, String text) {}
