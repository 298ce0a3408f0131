-- What is remembered of hosts that several sources share. Comments are read as in 0001_first.sql.

ALTER TABLE hosts ADD COLUMN asked_at TEXT CHECK (asked_at GLOB '*T*Z');  -- When it was last asked for anything, so that the next run keeps its pace.
ALTER TABLE feeds ADD COLUMN final_url TEXT;  -- Address that answered last, after redirects; null for the channel's own. [URL]
