package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.source.standin.ForumServer;

/** What RFC 9309 says of a file. */
class RobotsTxtTest {
  private static RobotsTxt file(String words) {
    return RobotsTxt.parse(words, "Wentai");
  }

  @ParameterizedTest
  @CsvSource({
    "/forum.php?mod=viewthread&tid=1, true",
    "/forum.php?mod=redirect&goto=findpost&ptid=1&pid=2, false",
    "/home.php?mod=misc&ac=x, false",
    "/forum.php?mod=rss, true",
    "/api/x, false",
    "/forum.php?mod=viewthread&tid=1&mobile=yes, false",
    "/thread-1-1-1.html, true"
  })
  void discuzOwnFileIsReadAsItIsMeant(String path, boolean allowed) {
    assertThat(file(ForumServer.USUAL_ROBOTS).allows(path)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "/fish, /fish/salmon.html, false",
    "/fish*, /fishheads, false",
    "/fish/, /fish, true",
    "/*.php, /folder/file.php?a, false",
    "/*.php$, /file.php, false",
    "/*.php$, /file.php?a, true",
    "/a*b*c$, /axbxcxc, false",
    "/a*b*c$, /axcxb, true",
    "/a$, /ab, true",
    "/%e6%b3%b0, /%E6%B3%B0, false",
    "/泰, /%E6%B3%B0, false",
    "/a%2Fb, /a/b, true",
    "/%61, /a, false"
  })
  void aRuleFits(String rule, String path, boolean allowed) {
    assertThat(file("User-agent: *\nDisallow: " + rule).allows(path)).isEqualTo(allowed);
  }

  @Test
  void theLongestRuleDecidesAndAtEqualLengthTheAllowingOne() {
    RobotsTxt robots =
        file("User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /x\nDisallow: /x");
    assertThat(robots.allows("/a/z")).isFalse();
    assertThat(robots.allows("/a/b")).isTrue();
    assertThat(robots.allows("/a/b/c")).isFalse();
    assertThat(robots.allows("/x")).isTrue();
  }

  @Test
  void theGroupThatNamesUsCountsAloneAndGroupsOfOneNameAreOne() {
    RobotsTxt robots =
        file(
            """
            \ufeffUser-Agent: other
            user-agent: WENTAI # us
            Disallow: /one

            User-agent: *
            Disallow: /all
            User-agent: wentai
            Sitemap: https://bbs.example.com/map
            Disallow: /two
            Crawl-delay: 7
            """);
    assertThat(robots.allows("/one")).isFalse();
    assertThat(robots.allows("/two")).isFalse();
    assertThat(robots.allows("/all")).isTrue();
    assertThat(robots.delay()).contains(Duration.ofSeconds(7));
  }

  @Test
  void anEmptyRuleForbidsNothing() {
    assertThat(file("User-agent: *\nDisallow:").allows("/x")).isTrue();
    assertThat(file("").allows("/x")).isTrue();
    assertThat(file("Disallow: /x").allows("/x")).isTrue();
  }

  @Test
  void manyStarsCostNoTime() {
    RobotsTxt robots = file("User-agent: *\nDisallow: /" + "*a".repeat(2000) + "$");
    assertThat(robots.allows("/" + "a".repeat(5000) + "b")).isTrue();
  }
}
