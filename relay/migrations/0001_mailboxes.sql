CREATE TABLE mailbox (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    last        INTEGER NOT NULL DEFAULT 0,
    bytes       INTEGER NOT NULL DEFAULT 0,
    version     INTEGER NOT NULL,
    access      BLOB    NOT NULL,
    founded_day INTEGER NOT NULL
) STRICT;

CREATE TABLE item (
    mailbox  BLOB    NOT NULL REFERENCES mailbox (id),
    position INTEGER NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    blob     BLOB    NOT NULL,
    day      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX item_by_position ON item (mailbox, position);
CREATE UNIQUE INDEX item_by_hash ON item (mailbox, hash);

CREATE TABLE rendezvous (
    id      BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    last    INTEGER NOT NULL DEFAULT 0,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX rendezvous_by_expiry ON rendezvous (expires);

CREATE TABLE message (
    rendezvous BLOB    NOT NULL REFERENCES rendezvous (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    bytes      BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX message_by_position ON message (rendezvous, position);
