package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who may do what, where several processes share a database: each role ({@code poll/7}, {@code
 * send/7}, {@code crawl/bbs}) has one holder at most, until it lets go, or dies, or its time is up.
 * The processes' clocks must agree to within a few seconds.
 */
public final class Leases {
  private static final String TAKE =
      """
      INSERT INTO leases (role, owner, host, pid, born, expires_at)
      VALUES (:role, :owner, :host, :pid, :born, :expires)
      ON CONFLICT (role) DO UPDATE SET owner = excluded.owner, host = excluded.host,
        pid = excluded.pid, born = excluded.born, expires_at = excluded.expires_at
      WHERE leases.owner = excluded.owner OR leases.owner = :former OR leases.expires_at <= :now
      """;

  private final Handle handle;

  Leases(Handle handle) {
    this.handle = handle;
  }

  /**
   * A lease as it stands.
   *
   * @param expiresAt when others may take it, if its holder does not renew it before
   */
  public record Held(String role, Owner owner, Instant expiresAt) {
    /** Whether another process may take it: its time is up, or its holder is known to be gone. */
    public boolean isFree(Instant now) {
      return !expiresAt.isAfter(now) || owner.isGone();
    }
  }

  /**
   * Takes a role that nobody holds, whose holder is gone, or whose holder's time is up; or renews
   * the caller's own.
   *
   * @param ttl how long from {@code now} it is held without being renewed
   * @return false when another process holds it
   */
  public boolean hold(String role, Owner me, Instant now, Duration ttl) {
    Optional<Owner> holder = of(role).filter(held -> held.isFree(now)).map(Held::owner);
    return handle
            .createUpdate(TAKE)
            .bind("role", role)
            .bind("owner", me.id())
            .bind("host", me.host())
            .bind("pid", me.pid())
            .bind("born", me.born())
            .bind("expires", now.plus(ttl).toEpochMilli())
            .bind("former", holder.map(Owner::id).orElse(me.id()))
            .bind("now", now.toEpochMilli())
            .execute()
        > 0;
  }

  /**
   * Whether {@code me} is the role's holder, also when its time is up and nobody has taken it yet.
   * Asked in a write, it stays so until that ends: what is written is the holder's.
   */
  public boolean isHolder(String role, Owner me) {
    return of(role).filter(held -> held.owner().id().equals(me.id())).isPresent();
  }

  /** Whether the process of this id, which is kept known by a {@link LeaseKeeper}, lives. */
  public boolean isAlive(String ownerId, Instant now) {
    return holder(LeaseKeeper.PROCESS + ownerId, now).isPresent();
  }

  /** Who holds the role at {@code now}; nobody when the lease may be taken. */
  public Optional<Owner> holder(String role, Instant now) {
    return of(role).filter(held -> !held.isFree(now)).map(Held::owner);
  }

  /** Lets a role go, so that others need not wait; nothing when another process holds it. */
  public void release(String role, Owner me) {
    handle
        .createUpdate("DELETE FROM leases WHERE role = :role AND owner = :owner")
        .bind("role", role)
        .bind("owner", me.id())
        .execute();
  }

  /** Forgets those whose time was up before {@code before}: nobody wants such a role any more. */
  public int prune(Instant before) {
    return handle
        .createUpdate("DELETE FROM leases WHERE expires_at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }

  /** All, by role, whether their time is up or not. */
  public List<Held> all() {
    return handle
        .createQuery("SELECT role, owner, host, pid, born, expires_at FROM leases ORDER BY role")
        .map((row, context) -> held(row))
        .list();
  }

  private Optional<Held> of(String role) {
    return handle
        .createQuery(
            "SELECT role, owner, host, pid, born, expires_at FROM leases WHERE role = :role")
        .bind("role", role)
        .map((row, context) -> held(row))
        .findOne();
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        row.getString("role"),
        new Owner(
            row.getString("owner"),
            row.getString("host"),
            row.getLong("pid"),
            row.getString("born")),
        Rows.instant(row, "expires_at"));
  }
}
