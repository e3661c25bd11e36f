package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Looks for a person in every column of every table, those too that are made after this. */
class ForgettingTest extends OnEachDatabase {
  private static final long ANN = 7_300_401;
  private static final long BOB = 73_004_019;
  private static final Lane GROUP = new Lane(-500, OptionalInt.of(3));

  private static Subscription by(long who, Lane lane, Subscription.Kind kind) {
    Subscription s = Subscribed.to("w" + who).in(lane).at(at(0));
    return new Subscription(
        0,
        s.lane(),
        who,
        kind,
        s.target(),
        s.folded(),
        "zh",
        OptionalLong.of(1),
        s.state(),
        at(0),
        at(0),
        0);
  }

  private void live(long who) {
    Lane chat = Lane.of(who);
    store.run(
        w -> {
          long asked = w.exchanges().add(Asked.by(who).at(at(0)));
          w.exchanges().add(Asked.by(who).in(GROUP).at(at(0)));
          w.exchanges().vote(asked, who, true, at(0));
          long others = w.exchanges().add(Asked.by(99).in(GROUP).at(at(0)));
          w.exchanges().vote(others, who, true, at(0));
          w.subscriptions().add(by(who, chat, Subscription.Kind.WORDS));
          w.subscriptions().add(by(who, GROUP, Subscription.Kind.WORDS));
          w.subscriptions().add(by(who, GROUP, Subscription.Kind.QUESTION));
          w.lanes().lock(List.of(chat), ZoneOffset.UTC);
          w.alerts().add(List.of(Alerted.of(chat, 1).at(at(0))));
          w.chats().speak(who, "en");
          w.uploads().add(new Uploads.Upload(0, who, "a.md", new byte[] {1}, at(0)));
          w.marks().put("listed/-500/" + who, "{}");
          w.audit().add(new Audit.Deed(at(0), who, "reload", "by " + who));
        });
    store.run(
        w -> {
          String body = "{\"message\":{\"from\":{\"id\":" + who + "}}}";
          w.inbox().add(List.of(new Inbox.Received(7, who, at(0), body, 0)));
          w.inbox().end(7, who, Inbox.End.DONE, "", at(0));
          long sent = w.outbox().add(Outgoing.alert(chat, "sendMessage", "{}"), at(0));
          for (Delivery delivery : w.outbox().claim(at(0), 9)) {
            if (delivery.id() == sent) {
              w.outbox().sent(sent, OptionalLong.of(5), at(0));
            } else {
              w.outbox().again(delivery.id(), "", at(0));
            }
          }
          w.outbox().add(Outgoing.alert(chat, "sendMessage", "{}"), at(0));
        });
  }

  @Test
  void nothingNamesAPersonWhoIsForgotten() throws SQLException {
    live(ANN);
    live(BOB);
    List<String> before = naming(ANN);
    assertThat(before).hasSizeGreaterThan(15);
    int others = naming(BOB).size();
    var forgotten = store.write(w -> w.forgetting().forget(ANN, at(9)));
    assertThat(naming(ANN)).isEmpty();
    assertThat(naming(BOB)).hasSize(others);
    assertThat(forgotten).isEqualTo(new Forgetting.Forgotten(2, 1, 2, 1, 3, 1));
    assertThat(seen(w -> w.subscriptions().of(GROUP)))
        .extracting(Subscription::target)
        .contains("w" + ANN)
        .hasSize(3);
    assertThat(seen(w -> w.audit().last(9)))
        .extracting(Audit.Deed::action)
        .containsExactly("forget", "reload", "reload");
  }

  @Test
  void matchersLearnThatSubscriptionsEnded() {
    live(ANN);
    long version = count(w -> w.subscriptions().version());
    store.run(w -> w.forgetting().forget(ANN, at(9)));
    List<Subscription> changed = new ArrayList<>();
    for (Subscription.Kind kind : Subscription.Kind.values()) {
      changed.addAll(seen(w -> w.subscriptions().changedSince(kind, version, 9)));
    }
    assertThat(changed)
        .hasSize(2)
        .allMatch(s -> s.state() == Subscription.State.DELETED && s.target().isEmpty());
  }

  /** Where a number stands, as {@code table.column}, once for each row. */
  private List<String> naming(long number) throws SQLException {
    var found = new ArrayList<String>();
    try (Connection connection = connect()) {
      for (String table : tables(connection)) {
        try (ResultSet rows =
            connection.createStatement().executeQuery("SELECT * FROM \"" + table + "\"")) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
              String value = String.valueOf(rows.getString(i));
              if (value.matches("(?s)(.*[^0-9])?" + number + "([^0-9].*)?")
                  && !isUpdateId(table, rows.getMetaData().getColumnName(i))
                  && !isWords(value)) {
                found.add(table + "." + rows.getMetaData().getColumnName(i));
              }
            }
          }
        }
      }
    }
    return found;
  }

  /** Here the update's number is as the person's, to tell the updates apart. */
  private static boolean isUpdateId(String table, String column) {
    return table.equals("inbox") && column.equals("id");
  }

  /** Words that a group is subscribed to, which here have the number to tell them apart. */
  private static boolean isWords(String value) {
    return value.startsWith("w");
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (ResultSet all =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (all.next()) {
        if (!all.getString("TABLE_NAME").startsWith("flyway")) {
          tables.add(all.getString("TABLE_NAME"));
        }
      }
    }
    return tables;
  }

  private Connection connect() throws SQLException {
    return switch (database.address(folder)) {
      case StoreAddress.Embedded file -> DriverManager.getConnection("jdbc:sqlite:" + file.file());
      case StoreAddress.Postgres server -> PostgresForTests.running().connect(server.database());
    };
  }
}
