CREATE TABLE file (
    mailbox BLOB    NOT NULL REFERENCES mailbox (id),
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    size    INTEGER NOT NULL,
    there   INTEGER NOT NULL,
    day     INTEGER NOT NULL,
    PRIMARY KEY (mailbox, hash)
) STRICT;

CREATE TABLE piece (
    mailbox BLOB    NOT NULL,
    hash    BLOB    NOT NULL,
    start   INTEGER NOT NULL,
    bytes   BLOB    NOT NULL,
    FOREIGN KEY (mailbox, hash) REFERENCES file (mailbox, hash)
) STRICT;
CREATE UNIQUE INDEX piece_by_start ON piece (mailbox, hash, start);
