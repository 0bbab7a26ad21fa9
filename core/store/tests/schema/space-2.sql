CREATE TABLE change (
    document BLOB NOT NULL,
    generation INTEGER NOT NULL,
    n INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (document, generation, n),
    FOREIGN KEY (document, generation) REFERENCES document (id, generation) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id BLOB NOT NULL,
    generation INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    snapshot BLOB NOT NULL,
    PRIMARY KEY (id, generation)
) STRICT, WITHOUT ROWID;

CREATE TABLE media (
    holder BLOB NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 32),
    PRIMARY KEY (holder, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX media_by_id ON media (id);

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE screen (
    kind INTEGER NOT NULL,
    key BLOB NOT NULL,
    revision INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE state (
    kind INTEGER NOT NULL,
    key BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
