-- What was forgotten on request, so that it does not come back. Comments are read as in 0001_first.sql.

CREATE TABLE text_tombstones (  -- Texts that were forgotten on request: the same words are not stored again, under whatever address.
    content_hash TEXT PRIMARY KEY,  -- Fingerprint of headline, text and authors; the words are not kept. [version:hex]
    created_at TEXT NOT NULL CHECK (created_at GLOB '*T*Z')  -- When they were forgotten.
) STRICT, WITHOUT ROWID;

CREATE TABLE author_tombstones (  -- Authors who were forgotten on request: no story that credits them is stored.
    name_hash TEXT PRIMARY KEY,  -- Fingerprint of the name without case and with single blanks; the name is not kept. [hex]
    created_at TEXT NOT NULL CHECK (created_at GLOB '*T*Z')  -- When they were forgotten.
) STRICT, WITHOUT ROWID;

CREATE TABLE erasures (  -- When something was forgotten; says nothing of what it was.
    id INTEGER PRIMARY KEY,  -- Number of the erasure.
    stories INTEGER NOT NULL CHECK (stories >= 0),  -- Stories that were erased.
    begun_at TEXT NOT NULL CHECK (begun_at GLOB '*T*Z'),  -- When the rows were erased.
    swept_at TEXT CHECK (swept_at GLOB '*T*Z')  -- When their words were out of the file, its log and its index; null while they are not.
) STRICT;
CREATE INDEX erasures_unswept ON erasures (id) WHERE swept_at IS NULL;
