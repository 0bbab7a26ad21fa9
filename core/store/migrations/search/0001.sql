-- Derived from the documents, so it may be thrown away and filled again; `watermark` says how far it has come.
CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY,
    space BLOB NOT NULL,
    document BLOB NOT NULL,
    key BLOB NOT NULL,
    kind INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (space, document, key)
) STRICT;

CREATE VIRTUAL TABLE word USING fts5 (
    title, body,
    content = 'entry', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
    INSERT INTO word (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
    INSERT INTO word (word, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;

CREATE TABLE watermark (
    space BLOB NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
