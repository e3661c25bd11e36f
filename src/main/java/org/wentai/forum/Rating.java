package org.wentai.forum;

/**
 * One rating of a post (Discuz 评分).
 *
 * @param rater who rated
 * @param credit what was given: 威望, 银币
 * @param amount how much, negative when taken away
 * @param reason why, empty when none was written
 */
public record Rating(String rater, String credit, int amount, String reason) {

  /** One line, as a citation of this rating quotes it: {@code 观尔 威望 +2 很给力!}. */
  public String asText() {
    String sign = amount >= 0 ? "+" : "";
    return (rater + " " + credit + " " + sign + amount + " " + reason).strip();
  }
}
