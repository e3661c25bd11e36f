package org.wentai.telegram;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.crawl.Crawls;
import org.wentai.crawl.SiteChange;
import org.wentai.store.Audit;
import org.wentai.store.Site;

/** Shows admins the live sites, and changes what is done with them. */
final class SiteCommands {
  private static final int TROUBLE = 200;

  private final Parts parts;
  private final ReplyRows rows;

  SiteCommands(Parts parts, ReplyRows rows) {
    this.parts = parts;
    this.rows = rows;
  }

  /** The state of each, when it was last read, what went wrong, what it has. */
  Handled list(Incoming.Origin origin, Language language) {
    AlertTexts texts = AlertTexts.in(language);
    List<Crawls.State> sites = parts.crawls().sites();
    if (sites.isEmpty()) {
      return rows.saying("sites", origin, texts.notice("sites.none"));
    }
    List<String> said = new ArrayList<>(List.of(texts.say("sites", sites.size())));
    sites.forEach(site -> said.add(site(site, texts)));
    Reply all = new Reply.Notice(language, String.join("\n\n", said));
    return rows.saying("sites", origin, all);
  }

  private String site(Crawls.State state, AlertTexts texts) {
    Site site = state.site();
    ZoneId zone = parts.settings().zone();
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("site.head", site.name(), said(site, texts), site.address()));
    lines.add(
        texts.say(
            "site.read",
            state.posts(),
            site.lookedAt().map(at -> AlertTexts.moment(at, zone)).orElse("—"),
            site.state() == Site.State.PAUSED ? "—" : AlertTexts.moment(site.nextLook(), zone)));
    state.filling().ifPresent(filling -> lines.add(filling(filling, texts)));
    if (!state.shut().isEmpty()) {
      lines.add(texts.say("site.shut", texts.join(state.shut())));
    }
    state
        .trouble()
        .ifPresent(
            trouble -> {
              String at = site.troubleAt().map(i -> AlertTexts.moment(i, zone)).orElse("—");
              lines.add(texts.say("site.trouble", at, texts.trouble(trouble)));
              lines.add(Clean.line(trouble.why(), TROUBLE).orElse("—"));
            });
    return String.join("\n", lines);
  }

  private static String said(Site site, AlertTexts texts) {
    return texts.say("site." + site.state().name().toLowerCase(Locale.ROOT));
  }

  private static String filling(Crawls.Filling filling, AlertTexts texts) {
    String left =
        filling
            .left()
            .map(time -> time(time, texts))
            .orElseGet(() -> texts.say("site.time.unknown"));
    String key = filling.listing() ? "site.filling.listing" : "site.filling";
    return texts.say(key, filling.pages(), filling.posts(), filling.threadsLeft(), left);
  }

  private static String time(Duration time, AlertTexts texts) {
    long minutes = Math.max(1, time.toMinutes());
    return texts.say("site.time", minutes / 60, minutes % 60);
  }

  /**
   * {@code add NAME ADDRESS [BOARDS]}, {@code pause NAME}, {@code resume NAME}, {@code backfill
   * NAME}.
   */
  Handled change(Incoming.Origin origin, String argument, Language language) {
    AlertTexts texts = AlertTexts.in(language);
    List<String> said = List.of(argument.strip().split("\\s+"));
    Optional<SiteChange> change = said.size() < 2 ? Optional.empty() : change(said);
    if (change.isEmpty()) {
      String how = texts.say("site.how");
      String what =
          Clean.line(argument, TROUBLE).map(w -> texts.say("site.what", w) + "\n").orElse("");
      return rows.saying("site", origin, new Reply.Notice(language, what + how));
    }
    String outcome = text(change.get(), texts);
    return Handled.writing(
        "site",
        work -> {
          if (change.get() instanceof SiteChange.Done) {
            long who = origin.user().orElse(0);
            String deed = Clean.line(argument, TROUBLE).orElse("");
            work.audit().add(new Audit.Deed(parts.clock().instant(), who, "site", deed));
          }
          rows.say(work, origin, new Reply.Notice(language, outcome));
        });
  }

  /** Empty when it is no order. */
  private Optional<SiteChange> change(List<String> said) {
    String name = said.get(1);
    Crawls crawls = parts.crawls();
    return switch (said.getFirst().toLowerCase(Locale.ROOT)) {
      case "add", "添加" ->
          said.size() < 3
              ? Optional.empty()
              : boards(said.subList(3, said.size()))
                  .map(boards -> crawls.add(name, said.get(2), boards))
                  .or(
                      () ->
                          Optional.of(
                              new SiteChange.BadBoards(
                                  String.join(" ", said.subList(3, said.size())))));
      case "pause", "暂停" -> Optional.of(crawls.pause(name));
      case "resume", "继续" -> Optional.of(crawls.resume(name));
      case "backfill", "补读" -> Optional.of(crawls.backfill(name));
      default -> Optional.empty();
    };
  }

  private static Optional<SortedSet<Long>> boards(List<String> said) {
    SortedSet<Long> boards = new TreeSet<>();
    for (String one :
        said.stream()
            .flatMap(s -> Arrays.stream(s.split("[,，]")))
            .filter(s -> !s.isEmpty())
            .toList()) {
      if (!one.matches("\\d{1,9}")) {
        return Optional.empty();
      }
      boards.add(Long.parseLong(one));
    }
    return Optional.of(boards);
  }

  private static String text(SiteChange change, AlertTexts texts) {
    return switch (change) {
      case SiteChange.Done c -> texts.say("site.done", c.site().name(), said(c.site(), texts));
      case SiteChange.Unchanged c ->
          texts.say("site.unchanged", c.site().name(), said(c.site(), texts));
      case SiteChange.Unknown c ->
          texts.say("site.unknown", c.name(), c.known().isEmpty() ? "—" : texts.join(c.known()));
      case SiteChange.Taken c -> texts.say("site.taken", c.by().name(), c.by().address());
      case SiteChange.BadName c -> texts.say("site.bad.name", c.name());
      case SiteChange.BadAddress c -> texts.say("site.bad.address", c.address());
      case SiteChange.PrivateAddress c -> texts.say("site.private", c.address());
      case SiteChange.BadBoards c -> texts.say("site.bad.boards", c.boards());
    };
  }
}
