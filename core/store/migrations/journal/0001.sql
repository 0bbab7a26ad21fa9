-- What is typed and stands in no document's stored changes yet. A run is one file from its making to its removal, so that a number in
-- a run is never used twice.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE line (
    n INTEGER NOT NULL PRIMARY KEY,
    document BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
