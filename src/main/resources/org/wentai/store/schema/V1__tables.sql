-- Times are epoch milliseconds. Lanes stand three times: chat and topic to read, lane as one word to
-- compare. Rows of the outbox and the inbox that still live are found by partial indexes, however
-- many have ended.

CREATE TABLE inbox (
  bot BIGINT NOT NULL,
  id BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'stale', 'poisoned')),
  note TEXT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (bot, id),
  CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX inbox_waiting ON inbox (bot, id) WHERE state = 'waiting';
CREATE INDEX inbox_poisoned ON inbox (bot, id) WHERE state = 'poisoned';
CREATE INDEX inbox_ended ON inbox (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE outbox (
  id ${auto_id},
  chat BIGINT NOT NULL,
  topic INTEGER,
  lane TEXT NOT NULL,
  method TEXT NOT NULL,
  body TEXT NOT NULL,
  edits BIGINT,
  replaces TEXT,
  file_field TEXT,
  file_name TEXT,
  file ${bytes},
  urgency INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
  created_at BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  unknowns INTEGER NOT NULL,
  tried_at BIGINT,
  ended_at BIGINT,
  message BIGINT,
  note TEXT NOT NULL,
  CHECK ((state IN ('waiting', 'sending')) = (ended_at IS NULL))
);
CREATE INDEX outbox_live ON outbox (chat, lane, id) WHERE ended_at IS NULL;
CREATE INDEX outbox_waiting ON outbox (urgency, id) WHERE state = 'waiting';
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'waiting';
CREATE INDEX outbox_sending ON outbox (chat, lane) WHERE state = 'sending';
CREATE INDEX outbox_edits ON outbox (edits) WHERE ended_at IS NULL;
CREATE INDEX outbox_ended ON outbox (state, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX outbox_tried ON outbox (tried_at) WHERE tried_at IS NOT NULL;
CREATE INDEX outbox_message ON outbox (chat, message) WHERE message IS NOT NULL;

CREATE TABLE exchanges (
  id ${auto_id},
  chat BIGINT NOT NULL,
  topic INTEGER,
  lane TEXT NOT NULL,
  asker BIGINT NOT NULL,
  message BIGINT,
  question TEXT NOT NULL,
  understood TEXT NOT NULL,
  language TEXT NOT NULL,
  answer TEXT,
  confidence DOUBLE PRECISION NOT NULL,
  thread TEXT,
  evidence TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  millis BIGINT NOT NULL,
  reply BIGINT
);
CREATE INDEX exchanges_asker ON exchanges (lane, asker, asked_at);
CREATE INDEX exchanges_message ON exchanges (chat, message) WHERE message IS NOT NULL;
CREATE INDEX exchanges_asked ON exchanges (asked_at);
CREATE INDEX exchanges_unanswered ON exchanges (asked_at) WHERE answer IS NULL;
CREATE INDEX exchanges_reply ON exchanges (reply) WHERE reply IS NOT NULL;

CREATE TABLE votes (
  exchange BIGINT NOT NULL REFERENCES exchanges (id) ON DELETE CASCADE,
  voter BIGINT NOT NULL,
  helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
  voted_at BIGINT NOT NULL,
  PRIMARY KEY (exchange, voter)
);

-- A wish outlives its exchange: it has the question itself.
CREATE TABLE wishes (
  exchange BIGINT NOT NULL,
  wisher BIGINT NOT NULL,
  chat BIGINT NOT NULL,
  topic INTEGER,
  lane TEXT NOT NULL,
  question TEXT NOT NULL,
  wished_at BIGINT NOT NULL,
  PRIMARY KEY (exchange, wisher)
);
CREATE INDEX wishes_chat ON wishes (chat);

CREATE TABLE chats (
  chat BIGINT PRIMARY KEY,
  language TEXT,
  held_until BIGINT NOT NULL,
  closed_at BIGINT,
  closed_why TEXT
);
CREATE INDEX chats_held ON chats (held_until);

CREATE TABLE audit (
  id ${auto_id},
  done_at BIGINT NOT NULL,
  who BIGINT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE TABLE uploads (
  id ${auto_id},
  who BIGINT NOT NULL,
  name TEXT NOT NULL,
  content ${bytes} NOT NULL,
  sent_at BIGINT NOT NULL
);

CREATE TABLE names (
  id ${auto_id},
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE marks (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
