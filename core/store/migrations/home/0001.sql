-- What one profile knows by itself: its settings, which spaces it has and the keys to their files.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE space (
    id BLOB NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL DEFAULT 0,
    seed BLOB NOT NULL,
    file TEXT NOT NULL UNIQUE,
    key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo (
    n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    space BLOB NOT NULL,
    command BLOB NOT NULL
) STRICT;
