-- The column of 0027_caught.sql, with the check that all instants have. Comments are read as in
-- 0001_first.sql.

ALTER TABLE feeds DROP COLUMN caught_at;
ALTER TABLE feeds ADD COLUMN caught_at TEXT CHECK (caught_at GLOB '*T*Z');  -- When its host was last caught saying "not modified" of what had changed; after a month its validators are tried again.
