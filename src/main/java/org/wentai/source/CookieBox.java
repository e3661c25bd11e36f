package org.wentai.source;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** Keeps a site's cookies while the program runs, the last {@value #MOST} of them. */
final class CookieBox implements CookieJar {
  private static final int MOST = 50;

  private final List<Cookie> kept = new ArrayList<>();

  @Override
  public synchronized void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
    for (Cookie cookie : cookies) {
      kept.removeIf(
          old ->
              old.name().equals(cookie.name())
                  && old.domain().equals(cookie.domain())
                  && old.path().equals(cookie.path()));
      kept.add(cookie);
    }
    long now = System.currentTimeMillis();
    kept.removeIf(cookie -> cookie.expiresAt() <= now);
    while (kept.size() > MOST) {
      kept.removeFirst();
    }
  }

  @Override
  public synchronized List<Cookie> loadForRequest(HttpUrl url) {
    long now = System.currentTimeMillis();
    return kept.stream().filter(c -> c.expiresAt() > now && c.matches(url)).toList();
  }
}
