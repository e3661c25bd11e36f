-- Several processes may share a database. Who has a role has it until it lets go or its time is up.

CREATE TABLE leases (
  role TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  host TEXT NOT NULL,
  pid BIGINT NOT NULL,
  born TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

-- Updates of one lane are handled in order, by one process: whoever owns one that waits. Those that
-- were stored before this have the lane ''.
ALTER TABLE inbox ADD COLUMN lane TEXT NOT NULL DEFAULT '';
ALTER TABLE inbox ADD COLUMN owner TEXT;
CREATE INDEX inbox_lane ON inbox (bot, lane) WHERE ended_at IS NULL;
CREATE INDEX inbox_unowned ON inbox (bot, id) WHERE state = 'waiting' AND owner IS NULL;
