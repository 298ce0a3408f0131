-- What stands in for channels that have died. Comments are read as in 0001_first.sql.

ALTER TABLE feeds ADD COLUMN is_fallback INTEGER NOT NULL DEFAULT 0 CHECK (is_fallback IN (0, 1));  -- Whether it is asked only while the others are dead.
ALTER TABLE feeds ADD COLUMN is_found INTEGER NOT NULL DEFAULT 0 CHECK (is_found IN (0, 1));  -- Whether it was found on the home page or in robots.txt; no spider declares it.
ALTER TABLE feeds ADD COLUMN dead_at TEXT CHECK (dead_at GLOB '*T*Z');  -- Since when it is given up for another; null while it lives.

CREATE TABLE channel_switches (  -- Every time that a channel died and another stood in for it.
    id INTEGER PRIMARY KEY,  -- Number of the row.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source.
    from_url TEXT,  -- Channel that died; null where the source had none. [URL]
    to_url TEXT NOT NULL,  -- Channel that stands in. [URL]
    reason TEXT,  -- What the dead one failed on. [failure word]
    began_at TEXT NOT NULL CHECK (began_at GLOB '*T*Z'),  -- When the other first answered in its place.
    ended_at TEXT CHECK (ended_at GLOB '*T*Z')  -- When a channel that the spider declares answered again; null while it does not.
) STRICT;
CREATE INDEX channel_switches_by_source ON channel_switches (source_id);
