package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.wentai.source.LiveSite.Address;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;
import org.wentai.source.standin.Forum;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Site;

/** A stand-in forum and what reads it, without a pause between requests. */
record LiveBench(ForumServer server, LiveSite live) implements AutoCloseable {
  static LiveBench of(Site site) {
    return of(site, Duration.ZERO);
  }

  static LiveBench of(Site site, Duration gap) {
    ForumServer server = ForumServer.start(site);
    Address address = Address.of("试验", server.root(), site.zone()).withGap(gap);
    return new LiveBench(server, LiveSite.at(address, site.clock()));
  }

  Forum forum() {
    return server.forum();
  }

  static <T> T page(Looked<T> looked) {
    assertThat(looked).isInstanceOf(Page.class);
    return ((Page<T>) looked).value();
  }

  static <T> Trouble<T> trouble(Looked<T> looked, Kind kind) {
    assertThat(looked).isInstanceOf(Trouble.class);
    Trouble<T> trouble = (Trouble<T>) looked;
    assertThat(trouble.kind()).as(trouble.why()).isEqualTo(kind);
    return trouble;
  }

  @Override
  public void close() {
    live.close();
    server.close();
  }
}
