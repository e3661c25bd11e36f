package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The live sites. */
public final class Sites {
  private static final String SELECT =
      """
      SELECT name, prefix, address, zone, boards, configured, state, added_at, looked_at, next_look,
        trouble, trouble_at, progress
      FROM sites\s""";

  private final Handle handle;

  Sites(Handle handle) {
    this.handle = handle;
  }

  /** All, by name. */
  public List<Site> all() {
    return sites(handle.createQuery(SELECT + "ORDER BY name"));
  }

  /** The site of this name. */
  public Optional<Site> find(String name) {
    return sites(handle.createQuery(SELECT + "WHERE name = :name").bind("name", name)).stream()
        .findFirst();
  }

  /** Stores a site, in the place of what was known of it. */
  public void put(Site site) {
    handle
        .createUpdate(
            """
            INSERT INTO sites (name, prefix, address, zone, boards, configured, state, added_at,
              looked_at, next_look, trouble, trouble_at, progress)
            VALUES (:name, :prefix, :address, :zone, :boards, :configured, :state, :added,
              :looked, :next, :trouble, :troubleAt, :progress)
            ON CONFLICT (name) DO UPDATE SET prefix = excluded.prefix,
              address = excluded.address, zone = excluded.zone, boards = excluded.boards,
              configured = excluded.configured, state = excluded.state,
              added_at = excluded.added_at, looked_at = excluded.looked_at,
              next_look = excluded.next_look, trouble = excluded.trouble,
              trouble_at = excluded.trouble_at, progress = excluded.progress
            """)
        .bind("name", site.name())
        .bind("prefix", site.prefix())
        .bind("address", site.address())
        .bind("zone", site.zone())
        .bind("boards", site.boards())
        .bind("configured", site.configured() ? 1 : 0)
        .bind("state", site.state().name().toLowerCase(Locale.ROOT))
        .bind("added", site.addedAt().toEpochMilli())
        .bind("looked", site.lookedAt().map(Instant::toEpochMilli))
        .bind("next", site.nextLook().toEpochMilli())
        .bind("trouble", site.trouble())
        .bind("troubleAt", site.troubleAt().map(Instant::toEpochMilli))
        .bind("progress", site.progress())
        .execute();
  }

  /** How many of a site's posts are shown. */
  public long posts(String site) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM threads t JOIN posts p ON p.thread = t.row
            WHERE t.site = :site AND p.state = 'shown'
            """)
        .bind("site", site)
        .mapTo(Long.class)
        .one();
  }

  /** The boards of a site that are known, by their numbers. */
  public List<StoredBoard> boards(String site) {
    return handle
        .createQuery("SELECT fid, name, progress FROM boards WHERE site = :site ORDER BY fid")
        .bind("site", site)
        .map(
            (row, context) ->
                new StoredBoard(
                    row.getLong("fid"), row.getString("name"), row.getString("progress")))
        .list();
  }

  /** Stores a board of a site, in the place of what was known of it. */
  public void put(String site, StoredBoard board) {
    handle
        .createUpdate(
            """
            INSERT INTO boards (site, fid, name, progress) VALUES (:site, :fid, :name, :progress)
            ON CONFLICT (site, fid) DO UPDATE SET name = excluded.name,
              progress = excluded.progress
            """)
        .bind("site", site)
        .bind("fid", board.fid())
        .bind("name", board.name())
        .bind("progress", board.progress())
        .execute();
  }

  private static List<Site> sites(Query query) {
    return query.map((row, context) -> site(row)).list();
  }

  private static Site site(ResultSet row) throws SQLException {
    return new Site(
        row.getString("name"),
        row.getString("prefix"),
        row.getString("address"),
        row.getString("zone"),
        row.getString("boards"),
        row.getInt("configured") == 1,
        Site.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Rows.instant(row, "added_at"),
        Rows.time(row, "looked_at"),
        Rows.instant(row, "next_look"),
        row.getString("trouble"),
        Rows.time(row, "trouble_at"),
        row.getString("progress"));
  }
}
