-- Why addresses are not read, or were no story. Comments are read as in 0001_first.sql.

ALTER TABLE candidates ADD COLUMN detail TEXT;  -- The reason in one line, for people; judged after it was asked for.

CREATE TABLE passed_over (  -- Addresses that channels name and that are not asked for: judged by the address alone.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source.
    url TEXT NOT NULL,  -- The address. [URL]
    title TEXT,  -- What the channel calls it.
    reason TEXT NOT NULL,  -- Why it holds no story, in words.
    feed_id INTEGER REFERENCES feeds (id) ON DELETE SET NULL,  -- The channel that named it last.
    first_seen_at TEXT NOT NULL CHECK (first_seen_at GLOB '*T*Z'),  -- When it was first passed over.
    last_seen_at TEXT NOT NULL CHECK (last_seen_at GLOB '*T*Z'),  -- When it was last passed over.
    PRIMARY KEY (source_id, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX passed_over_by_feed ON passed_over (feed_id);
