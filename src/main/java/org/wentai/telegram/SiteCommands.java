package org.wentai.telegram;

import java.util.List;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.crawl.Crawls;

/** Shows admins the live sites, and changes what is done with them. */
final class SiteCommands {
  private final Parts parts;
  private final ReplyRows rows;

  SiteCommands(Parts parts, ReplyRows rows) {
    this.parts = parts;
    this.rows = rows;
  }

  Handled list(Incoming.Origin origin, Language language) {
    List<Crawls.State> sites = parts.crawls().sites();
    AlertTexts texts = AlertTexts.in(language);
    return sites.isEmpty()
        ? rows.saying("sites", origin, texts.notice("sites.none"))
        : rows.saying("sites", origin, texts.notice("sites", sites.size()));
  }

  Handled change(Incoming.Origin origin, String argument, Language language) {
    return rows.saying("site", origin, AlertTexts.in(language).notice("site.how"));
  }
}
