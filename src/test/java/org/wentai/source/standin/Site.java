package org.wentai.source.standin;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a stand-in site is set up.
 *
 * @param charset of its pages
 * @param rewritten whether its links are thread-2-1-1.html
 * @param relativeTimes whether recent times are shown as 3 分钟前, with the exact one in a title
 * @param zone of its times
 * @param clock tells what is recent, and when things are posted
 */
public record Site(
    Charset charset, boolean rewritten, boolean relativeTimes, ZoneId zone, InstantSource clock) {

  /** A site in UTF-8 with dynamic links. */
  public static Site utf8() {
    return new Site(
        StandardCharsets.UTF_8, false, true, ZoneOffset.ofHours(8), InstantSource.system());
  }

  /** A site in GBK with rewritten links. */
  public static Site gbk() {
    return new Site(
        Charset.forName("GBK"), true, false, ZoneOffset.ofHours(8), InstantSource.system());
  }

  /** The same with another clock. */
  public Site withClock(InstantSource other) {
    return new Site(charset, rewritten, relativeTimes, zone, other);
  }
}
