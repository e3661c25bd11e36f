package org.wentai.source;

import java.util.List;

/**
 * One page of a board's list of threads, sorted by last post, newest first.
 *
 * @param board the board's number
 * @param name the board's name
 * @param page which page this is, from 1; asked past the end, sites show the last one again
 * @param pages how many there are
 * @param rows its rows in their order, sticky ones first; none when the board is empty
 * @param boards the boards below this one, as the page lists them
 */
public record BoardPage(
    long board, String name, int page, int pages, List<ThreadRow> rows, List<Board> boards) {
  public BoardPage {
    rows = List.copyOf(rows);
    boards = List.copyOf(boards);
  }
}
