-- Live sites, the posts that were read from them, subscriptions and alerts. What stands in the
-- knowledge folder is not here, but for the posts of it that arrived by a reload.

-- Numbers that order changes. One is taken in the transaction that makes the change, and the row's
-- lock is held to its end: so changes become visible in the order of their numbers.
CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);

-- prefix begins the ids that the site's threads have in the knowledge base: empty for the first
-- site, so that its thread 123 is thread 123. boards: fids with commas between, empty for all.
CREATE TABLE sites (
  name TEXT PRIMARY KEY,
  prefix TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,
  zone TEXT NOT NULL,
  boards TEXT NOT NULL,
  configured INTEGER NOT NULL CHECK (configured IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('watching', 'backfilling', 'paused', 'halted')),
  added_at BIGINT NOT NULL,
  looked_at BIGINT,
  next_look BIGINT NOT NULL,
  trouble TEXT NOT NULL,
  trouble_at BIGINT,
  -- What the crawl remembers between two steps, as it alone reads it.
  progress TEXT NOT NULL
);

CREATE TABLE boards (
  site TEXT NOT NULL REFERENCES sites (name),
  fid BIGINT NOT NULL,
  name TEXT NOT NULL,
  progress TEXT NOT NULL,
  PRIMARY KEY (site, fid)
);

-- id: as in the knowledge base (the site's prefix and the tid). site: empty for threads of the
-- knowledge folder. head: as JSON. listed: how the board's list showed it when it was last read.
-- version: of counter 'threads' when anything of it that is shown last changed.
CREATE TABLE threads (
  row ${auto_id},
  id TEXT NOT NULL UNIQUE,
  site TEXT NOT NULL,
  tid BIGINT,
  title TEXT NOT NULL,
  board TEXT NOT NULL,
  head TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('shown', 'gone', 'denied')),
  listed TEXT NOT NULL,
  progress TEXT NOT NULL,
  read_at BIGINT NOT NULL,
  next_look BIGINT,
  version BIGINT NOT NULL
);
CREATE INDEX threads_site ON threads (site, tid);
CREATE INDEX threads_version ON threads (version);
CREATE INDEX threads_look ON threads (site, next_look) WHERE next_look IS NOT NULL;

-- key: what the post is known by in its thread: p and the pid, or f and the floor where there is
-- no pid. body: as JSON, empty once deleted or hidden. missed: valid pages in a row that lacked it.
CREATE TABLE posts (
  id ${auto_id},
  thread BIGINT NOT NULL REFERENCES threads (row),
  key TEXT NOT NULL,
  pid BIGINT,
  floor INTEGER NOT NULL,
  author TEXT NOT NULL,
  body TEXT NOT NULL,
  sum BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('shown', 'hidden', 'deleted')),
  missed INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  posted_at BIGINT,
  seen_at BIGINT NOT NULL,
  changed_at BIGINT,
  UNIQUE (thread, key)
);
CREATE INDEX posts_seen ON posts (seen_at);
-- A merge takes posts to another thread, where they are not new.
CREATE INDEX posts_pid ON posts (pid) WHERE pid IS NOT NULL;
CREATE INDEX posts_posted ON posts (posted_at);

-- What a post said before it was edited.
CREATE TABLE revisions (
  post BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  replaced_at BIGINT NOT NULL,
  PRIMARY KEY (post, revision)
);

-- The posts of the knowledge folder's threads that are known: their keys with spaces between.
CREATE TABLE folder_threads (
  id TEXT PRIMARY KEY,
  known TEXT NOT NULL
);

-- target: the board's name, the thread's id, the author's name, the words as written, the question;
-- empty for all. folded: what of it is compared. version: of counter 'subscriptions'.
CREATE TABLE subscriptions (
  id ${auto_id},
  chat BIGINT NOT NULL,
  topic INTEGER,
  lane TEXT NOT NULL,
  subscriber BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('all', 'board', 'thread', 'author', 'words', 'question')),
  target TEXT NOT NULL,
  folded TEXT NOT NULL,
  language TEXT NOT NULL,
  exchange BIGINT,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'met', 'deleted')),
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX subscriptions_one ON subscriptions (lane, subscriber, kind, folded)
  WHERE kind = 'question' AND state IN ('active', 'paused');
CREATE UNIQUE INDEX subscriptions_each ON subscriptions (lane, kind, folded)
  WHERE kind <> 'question' AND state IN ('active', 'paused');
CREATE INDEX subscriptions_lane ON subscriptions (lane, id);
CREATE INDEX subscriptions_chat ON subscriptions (chat);
CREATE INDEX subscriptions_subscriber ON subscriptions (subscriber);
CREATE INDEX subscriptions_target ON subscriptions (kind, folded) WHERE state = 'active';
CREATE INDEX subscriptions_version ON subscriptions (kind, version);

-- How alerts come in a chat or topic. Minutes count from midnight in its zone. due_at: when alerts
-- that wait for it are to be gathered; where it is missing none wait, or the chat is closed. missed:
-- why the next message tells of what could not be told in time; empty: it does not. told_at, pause:
-- when it was last gathered, and for how long it is then left to gather again, in milliseconds.
CREATE TABLE lanes (
  lane TEXT PRIMARY KEY,
  chat BIGINT NOT NULL,
  topic INTEGER,
  zone TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (digest IN ('now', 'hourly', 'daily')),
  digest_at INTEGER NOT NULL,
  quiet_from INTEGER,
  quiet_to INTEGER,
  muted_until BIGINT NOT NULL,
  due_at BIGINT,
  missed TEXT NOT NULL,
  told_at BIGINT NOT NULL,
  pause BIGINT NOT NULL
);
CREATE INDEX lanes_chat ON lanes (chat);
CREATE INDEX lanes_due ON lanes (due_at) WHERE due_at IS NOT NULL;

-- The ledger: each post once for each lane, and each standing question's answer. It waits while it
-- has neither an outbox row nor an end; how the row ended is how the alert did. why: ids of
-- subscriptions, with commas between. question: the subscription that it answers, else 0.
-- exchange: the answer.
CREATE TABLE alerts (
  id ${auto_id},
  chat BIGINT NOT NULL,
  lane TEXT NOT NULL,
  post BIGINT NOT NULL,
  thread BIGINT NOT NULL,
  question BIGINT NOT NULL,
  exchange BIGINT,
  why TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  outbox BIGINT,
  gathered_at BIGINT,
  ended_at BIGINT,
  note TEXT NOT NULL,
  UNIQUE (lane, post, question)
);
CREATE INDEX alerts_waiting ON alerts (lane, id) WHERE outbox IS NULL AND ended_at IS NULL;
CREATE INDEX alerts_outbox ON alerts (outbox) WHERE outbox IS NOT NULL;
CREATE INDEX alerts_created ON alerts (created_at);
CREATE INDEX alerts_chat ON alerts (chat);

CREATE INDEX outbox_dead ON outbox (urgency, id) WHERE state = 'failed';

-- Each partial index fits one kind of question only: with statistics of a time when nothing waited,
-- PostgreSQL takes all that fit for empty, and reads any of them from end to end for each row.
DROP INDEX outbox_edits;
CREATE INDEX outbox_edits ON outbox (edits) WHERE ended_at IS NULL AND edits IS NOT NULL;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'waiting' AND not_before > 0;

-- A wish is a standing question now.
INSERT INTO counters (name, value) VALUES ('threads', 0), ('subscriptions', 0);
INSERT INTO subscriptions (chat, topic, lane, subscriber, kind, target, folded, language, exchange,
    state, created_at, changed_at, version)
  SELECT chat, topic, lane, wisher, 'question', question, question, 'zh', min(exchange), 'active',
    min(wished_at), min(wished_at), 1
  FROM wishes GROUP BY chat, topic, lane, wisher, question;
UPDATE subscriptions SET version = id;
UPDATE counters SET value = (SELECT coalesce(max(version), 0) + 1 FROM subscriptions)
  WHERE name = 'subscriptions';
DROP TABLE wishes;
