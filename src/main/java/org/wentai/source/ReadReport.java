package org.wentai.source;

import java.util.List;

/**
 * What came of reading a knowledge folder.
 *
 * @param files files that were opened, with bad ones
 * @param threads threads handed on
 * @param posts posts of those threads
 * @param errors how many things were not indexed
 * @param warnings how many things were indexed though they looked wrong
 * @param problems errors and warnings in reading order, the first {@value #LISTED} of them
 * @param skipped files left alone, by name
 */
public record ReadReport(
    int files,
    long threads,
    long posts,
    long errors,
    long warnings,
    List<Problem> problems,
    List<SkippedFile> skipped) {

  /** How many problems are listed one by one; a broken export may hold a hundred thousand. */
  public static final int LISTED = 1000;

  public ReadReport {
    problems = List.copyOf(problems);
    skipped = List.copyOf(skipped);
  }

  /** Whether nothing went wrong, warnings included. */
  public boolean clean() {
    return errors == 0 && warnings == 0;
  }
}
