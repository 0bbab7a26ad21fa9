-- Who names which photo or voice note. The files lie beside the database; the keys to them stand in the documents.
CREATE TABLE media (
    holder BLOB NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 32),
    PRIMARY KEY (holder, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX media_by_id ON media (id);
